using System.Collections;

namespace Simulation.Model.Execution;

/// <summary>
/// Orders components topologically with as few changes of owner as possible: a change of owner is a message between grains. Once at an owner
/// it never hurts to evaluate everything of his that is ready, so a breadth-first search over sequences of owners finds the least number of runs.
/// </summary>
internal sealed class OfficeOrder
{
    // Far above what provincial models need; beyond it the owner with most ready work is taken, which is valid if not least.
    private const int MostStates = 20_000;

    private readonly IReadOnlyList<int[]> dependencies;
    private readonly IReadOnlyList<int> owners;
    private readonly int ownerCount;

    /// <summary>
    /// Component <c>i</c> belongs to <paramref name="owners"/>[i] and needs the components <paramref name="dependencies"/>[i] first, all of which
    /// have lower numbers.
    /// </summary>
    public OfficeOrder(IReadOnlyList<int[]> dependencies, IReadOnlyList<int> owners)
    {
        this.dependencies = dependencies;
        this.owners = owners;
        ownerCount = owners.Count == 0 ? 0 : owners.Max() + 1;
    }

    /// <summary>Runs of components: each run has one owner, and every component comes after the ones it needs.</summary>
    public List<List<int>> Runs()
    {
        var start = new State(new BitArray(owners.Count), -1, null, []);
        var queue = new Queue<State>([start]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var state))
        {
            if (state.IsComplete)
            {
                return state.Runs();
            }

            var reached = Successors(state).ToList();
            if (seen.Count > MostStates)
            {
                queue.Clear();
                reached = [reached.MaxBy(next => next.Run.Count)!];
            }

            foreach (var next in reached.Where(next => seen.Add(next.Key) || seen.Count > MostStates))
            {
                queue.Enqueue(next);
            }
        }

        throw new InvalidOperationException("The components depend on one another in a circle.");
    }

    private IEnumerable<State> Successors(State state) => Enumerable.Range(0, ownerCount)
        .Where(owner => owner != state.Owner)
        .Select(owner => Advance(state, owner))
        .Where(next => next.Run.Count > 0);

    private State Advance(State state, int owner)
    {
        var done = new BitArray(state.Done);
        var run = new List<int>();
        for (var component = 0; component < owners.Count; component++)
        {
            if (owners[component] == owner && !done[component] && Array.TrueForAll(dependencies[component], need => done[need]))
            {
                done[component] = true;
                run.Add(component);
            }
        }

        return new State(done, owner, state, run);
    }

    private sealed record State(BitArray Done, int Owner, State? Before, List<int> Run)
    {
        public bool IsComplete => Done.HasAllSet();

        public string Key => string.Create(Done.Count + 1, this, static (characters, state) =>
        {
            for (var i = 0; i < state.Done.Count; i++)
            {
                characters[i] = state.Done[i] ? '1' : '0';
            }

            characters[^1] = (char)('A' + state.Owner);
        });

        public List<List<int>> Runs()
        {
            var runs = new List<List<int>>();
            for (var state = this; state.Before is not null; state = state.Before)
            {
                runs.Insert(0, state.Run);
            }

            return runs;
        }
    }
}
