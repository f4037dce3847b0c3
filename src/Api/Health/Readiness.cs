namespace Simulation.Api.Health;

/// <summary>
/// What the warm-up has reached. Ready means warmed: the model is compiled, every province that it waits for is loaded and calibrated, and its first forecast is made.
/// </summary>
internal sealed class Readiness
{
    private readonly Lock gate = new();
    private List<ProvinceProgress> provinces = [];
    private HashSet<string> awaited = [];
    private TaskCompletionSource changed = NewSignal();

    /// <summary>True when every province that readiness waits for is ready.</summary>
    public bool IsReady
    {
        get
        {
            lock (gate) return awaited.Count > 0 && provinces.TrueForAll(province => province.Stage == Stages.Ready || !awaited.Contains(province.Province));
        }
    }

    /// <summary>How far each province has come, in the order of their ids.</summary>
    public IReadOnlyList<ProvinceProgress> Provinces
    {
        get
        {
            lock (gate) return [.. provinces];
        }
    }

    /// <summary>Says which provinces will be prepared, and for which of them readiness waits.</summary>
    public void Expect(IEnumerable<string> ids, IEnumerable<string> awaitedIds)
    {
        lock (gate)
        {
            provinces = [.. ids.Select(id => new ProvinceProgress(id, Stages.Waiting, 0, null))];
            awaited = [.. awaitedIds];
            Signal();
        }
    }

    /// <summary>Waits until the provinces have come as far as the condition says.</summary>
    public async Task WhenAsync(Func<IReadOnlyList<ProvinceProgress>, bool> condition)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (condition(provinces)) return;
                next = changed.Task;
            }

            await next;
        }
    }

    /// <summary>Notes how far a province has come; true when its stage or its tenth of progress is new.</summary>
    public bool Note(ProvinceProgress progress)
    {
        lock (gate)
        {
            var at = provinces.FindIndex(province => province.Province == progress.Province);
            var before = provinces[at];
            provinces[at] = progress;
            Signal();
            return before.Stage != progress.Stage || (int)(10 * before.Progress) != (int)(10 * progress.Progress);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        changed.SetResult();
        changed = NewSignal();
    }
}

/// <summary>Stages of the warm-up that this host adds to those of the province.</summary>
internal static class Stages
{
    public const string Waiting = "waiting";
    public const string Forecasting = "forecasting";
    public const string Ready = "ready";
    public const string Failed = "failed";
}
