using Simulation.Operations.Startup;

namespace Simulation.Api.Limits;

/// <summary>
/// How many questions that are computed at once this process lets through; the section <c>Limits</c> of the configuration. More than the processors can do at
/// once only makes everybody wait: what exceeds the queue is refused within milliseconds, before its body is read.
/// </summary>
internal sealed record LimitSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Limits";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Questions at once, of all callers. Default: 4 for each processor; in a cluster, 4 for each processor of the silos divided by the number of APIs.</summary>
    public int Questions { get; init; } = 4 * Environment.ProcessorCount;

    /// <summary>Questions at once, of one caller. Default: 2 for each processor, so that one caller leaves room for others.</summary>
    public int QuestionsOfCaller { get; init; } = 2 * Environment.ProcessorCount;

    /// <summary>Questions that wait for their turn, of all callers. Default: 16 for each processor.</summary>
    public int Queue { get; init; } = 16 * Environment.ProcessorCount;

    /// <summary>Questions that wait for their turn, of one caller. Default: 8 for each processor.</summary>
    public int QueueOfCaller { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Longest wait for a turn; then the question is refused. Default 1 s.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests of one caller in a second, whatever they ask, on a host that asks for keys. Default 100.</summary>
    public int RequestRate { get; init; } = 100;

    /// <summary>Requests of one caller at once after a pause. Default 1,000: a page with many pictures, or a script that reads a list.</summary>
    public int RequestBurst { get; init; } = 1_000;

    /// <summary>Longest time for an answer, from the turn on; then the work is stopped. Default 2 minutes; larger questions are runs.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong; all of them are named.</exception>
    public static LimitSettings Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration, Section);
        var standard = new LimitSettings();
        var limits = new LimitSettings
        {
            Questions = settings.Number(nameof(Questions), standard.Questions, 1, 100_000),
            QuestionsOfCaller = settings.Number(nameof(QuestionsOfCaller), standard.QuestionsOfCaller, 1, 100_000),
            Queue = settings.Number(nameof(Queue), standard.Queue, 0, 100_000),
            QueueOfCaller = settings.Number(nameof(QueueOfCaller), standard.QueueOfCaller, 0, 100_000),
            QueueTime = settings.Time(nameof(QueueTime), standard.QueueTime, TimeSpan.FromMilliseconds(1), Longest),
            RequestRate = settings.Number(nameof(RequestRate), standard.RequestRate, 1, 1_000_000),
            RequestBurst = settings.Number(nameof(RequestBurst), standard.RequestBurst, 1, 1_000_000),
            AnswerTime = settings.Time(nameof(AnswerTime), standard.AnswerTime, TimeSpan.FromMilliseconds(1), Longest),
        };
        settings.Finish();
        return limits;
    }
}
