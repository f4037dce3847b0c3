using System.CommandLine;
using System.Globalization;
using Simulation.Cli.Analysing;
using Simulation.Cli.Backtesting;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Analyses;
using Simulation.Documents.Backtesting;

namespace Simulation.Cli.Commands;

/// <summary><c>backtest PROVINCE</c>: what would the model have said, and what came?</summary>
internal sealed class BacktestCommand
{
    private const string Details =
        """
        Stands at the end of past years, calibrates on the figures then in print, forecasts, and scores against
        what came: CRPS, coverage of the 50, 80 and 90 % bands, bias, and skill against the last value, the mean
        of history and the plan's own target. Says where the model is worse than these, and shows every origin.
        Takes a calibration for every origin; --steps 64 is quicker and hardly coarser.

        Examples:
          simulation backtest tra-vinh
          simulation backtest tra-vinh --origins 2019:2022 --horizon 2 --html backtest.html
          simulation backtest tra-vinh --steps 64 --json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<(int First, int Last)?> origins = Origins();
    private readonly Option<int?> horizon = new("--horizon") { Description = "Years ahead, 1 to 10. Default: 3.", HelpName = "N" };
    private readonly Option<int?> steps = new("--steps") { Description = "Steps of every chain of the calibrations. Default: those of a full calibration, 480.", HelpName = "N" };
    private readonly Option<string?> html = new("--html") { Description = "Also write a report with pictures to a file.", HelpName = "FILE" };
    private readonly Option<string?> markdown = new("--markdown") { Description = "Also write the scorecard to a file, as Markdown.", HelpName = "FILE" };

    private BacktestCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var backtest = new BacktestCommand(common, surroundings);
        var command = new DocumentedCommand("backtest", "Score forecasts from past years against what came.", Details)
        {
            backtest.province, backtest.origins, backtest.horizon, backtest.steps, backtest.html, backtest.markdown,
        };
        command.SetAction(async (arguments, cancellation) => (int)await backtest.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var subject = Subject.FindProvince(arguments.GetRequiredValue(province), common, arguments, surroundings);
        var files = new[] { (Option: html, Kind: "--html"), (Option: markdown, Kind: "--markdown") };
        foreach (var (option, kind) in files)
            if (arguments.GetValue(option) is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
                throw new CommandFault(ExitCode.WrongUsage, $"{kind}: the folder '{folder}' does not exist: create it or name another.");
        var terminal = common.Terminal(arguments, surroundings);
        var workbench = Workbench.Load(subject.DataFolder, common.ModelsFolder(arguments, surroundings), subject.Id, asOf: null);
        var span = arguments.GetValue(origins);
        var request = new BacktestRequest { FirstOrigin = span?.First, LastOrigin = span?.Last, Horizon = arguments.GetValue(horizon), Steps = arguments.GetValue(steps) };
        var document = await Progress.ShowAsync(
            terminal,
            terminal.Say("Standing in the past", "Đứng trong quá khứ"),
            progress => Task.Run(
                () => AnalysisRun.Checked(arguments, () => BacktestAnalysis.Backtest(workbench.Joined.Province, workbench.Text, request, Environment.ProcessorCount, progress, cancellation)), cancellation));
        await SaveAsync(arguments.GetValue(html), () => BacktestPage.Write(document, terminal.Say("en", "vi")), cancellation);
        await SaveAsync(arguments.GetValue(markdown), () => BacktestMarkdown.Write(document), cancellation);
        new AnalysisRun(common, surroundings).Show(arguments, terminal, AnalysisCatalogue.Backtest, document, (reader, found) => new BacktestReport(reader).Write(found));
        return ExitCode.Ok;
    }

    // Written beside and moved: a reader never sees half a report.
    private static async Task SaveAsync(string? file, Func<string> write, CancellationToken cancellation)
    {
        if (file is null) return;
        var draft = file + ".part";
        await File.WriteAllTextAsync(draft, write(), cancellation);
        File.Move(draft, file, overwrite: true);
    }

    private static Option<(int First, int Last)?> Origins() => new("--origins")
    {
        Description = "First and last origin, the last years of history, 2019:2022. Default: all possible.",
        HelpName = "YEAR:YEAR",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var ends = text.Split(':');
            if (ends.Length is 1 or 2 && ends.All(end => int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
                return (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            result.AddError($"--origins cannot be '{text}': write the first and the last year, 2019:2022.");
            return null;
        },
    };
}
