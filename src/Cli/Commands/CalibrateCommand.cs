using System.CommandLine;
using Simulation.Cli.Analysing;
using Simulation.Cli.Calibrating;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Wording;
using Simulation.Documents.Analyses;
using Simulation.Documents.Calibrating;
using Simulation.Model.Calibration;
using Simulation.Model.Calibration.Sampling;

namespace Simulation.Cli.Commands;

/// <summary><c>calibrate PROVINCE</c>: the posterior from history, with its report.</summary>
internal sealed class CalibrateCommand
{
    private const string Details =
        """
        Shows whether the sampler converged, whether the figures are fitted and were expected; then warnings,
        every parameter before and after the data (mean, standard deviation, contraction), every figure with
        its fit and z-score, and what the sample is worth. Same inputs and seed, same result.

        --review adds what leaving each figure out would change, where each figure stands in the predictions
        of priors and posterior, discrepancy statistics, and what the figures do not say. --refit calibrates
        again without each figure that weights cannot leave out. --html writes all of it with pictures.

        Examples:
          simulation calibrate tra-vinh
          simulation calibrate tra-vinh --review
          simulation calibrate tra-vinh --html calibration.html --refit
          simulation calibrate tra-vinh --as-of 2023-01-01 --steps 800 --report calibration.json
        """;

    private readonly CommonOptions common;
    private readonly Surroundings surroundings;
    private readonly Argument<string> province = new("province") { Description = "Id of the province.", HelpName = "PROVINCE" };
    private readonly Option<DateOnly?> asOf = DayOption.Create();
    private readonly Option<ulong> seed = new("--seed") { Description = "Seed of the sampler.", HelpName = "N", DefaultValueFactory = _ => new SamplerOptions().Seed };
    private readonly Option<int> blocks = Bounded("--blocks", "Blocks of 256 chains; 2 to 64.", new SamplerOptions().Blocks, 2, 64);
    private readonly Option<int> steps = Bounded("--steps", "Steps of every chain; 16 to 100000.", new SamplerOptions().Steps, 16, 100_000);
    private readonly Option<string?> report = new("--report") { Description = "Also write the report to a file: JSON when its name ends in .json, else text.", HelpName = "FILE" };
    private readonly Option<bool> review = new("--review") { Description = "Also show influence, predictive checks and identifiability." };
    private readonly Option<bool> refit = new("--refit") { Description = "Review, and calibrate again without each figure whose weights cannot be trusted: some seconds for each." };
    private readonly Option<string?> html = new("--html") { Description = "Also write the review with pictures to a file, one HTML page that needs nothing else.", HelpName = "FILE" };
    private readonly StoreOptions store = new();

    private CalibrateCommand(CommonOptions common, Surroundings surroundings) => (this.common, this.surroundings) = (common, surroundings);

    /// <summary>Builds the command.</summary>
    public static Command Create(CommonOptions common, Surroundings surroundings)
    {
        var calibrate = new CalibrateCommand(common, surroundings);
        var command = new DocumentedCommand("calibrate", "Calibrate a province to its history and report how far to believe it.", Details)
        {
            calibrate.province, calibrate.asOf, calibrate.seed, calibrate.blocks, calibrate.steps, calibrate.report, calibrate.review, calibrate.refit, calibrate.html,
        };
        calibrate.store.AddTo(command);
        command.SetAction(async (arguments, cancellation) => (int)await calibrate.RunAsync(arguments, cancellation));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        var subject = Subject.FindProvince(arguments.GetRequiredValue(province), common, arguments, surroundings);
        var file = arguments.GetValue(report);
        var page = arguments.GetValue(html);
        CheckFolder("--report", file);
        CheckFolder("--html", page);
        var terminal = common.Terminal(arguments, surroundings);
        var workbench = Workbench.Load(subject.DataFolder, common.ModelsFolder(arguments, surroundings), subject.Id, arguments.GetValue(asOf));
        var options = new SamplerOptions { Blocks = arguments.GetValue(blocks), Steps = arguments.GetValue(steps), Seed = arguments.GetValue(seed) };
        await using var shelf = store.Open(arguments, surroundings, terminal);
        var calibration = await workbench.CalibrateAsync(options, shelf, terminal, cancellation);
        if (file is not null) await SaveAsync(file, workbench, calibration, terminal, cancellation);
        var isReviewed = arguments.GetValue(review) || arguments.GetValue(refit);
        if (!isReviewed && page is null)
        {
            if (arguments.GetValue(common.Json)) CalibrationJson.Write(workbench.Joined, calibration, surroundings.Output);
            else new CalibrationReportWriter(terminal).Write(workbench.Joined, calibration);
            return ExitCode.Ok;
        }

        var reviewed = await Progress.ShowAsync(
            terminal,
            terminal.Say("Reviewing", "Đang thẩm định"),
            progress => Task.Run(() => AnalysisCatalogue.CalibrationReview.Answer(workbench.Subject(calibration), new CalibrationReviewRequest { Refit = arguments.GetValue(refit) }, progress, cancellation), cancellation));
        if (page is not null) await WriteAsync(page, CalibrationReviewHtml.Render(reviewed, terminal.Language == Language.Vietnamese), cancellation);
        new AnalysisRun(common, surroundings).Show(arguments, terminal, AnalysisCatalogue.CalibrationReview, reviewed, (shown, document) =>
        {
            new CalibrationReportWriter(shown).Write(workbench.Joined, calibration);
            if (isReviewed) new CalibrationReviewWriter(shown).Write(document);
        });
        return ExitCode.Ok;
    }

    private static void CheckFolder(string option, string? file)
    {
        if (file is not null && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new CommandFault(ExitCode.WrongUsage, $"{option}: the folder '{folder}' does not exist: create it or name another.");
    }

    private async Task SaveAsync(string file, Workbench workbench, CalibrationResult calibration, Terminal terminal, CancellationToken cancellation)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (file.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            CalibrationJson.Write(workbench.Joined, calibration, text);
        else
            new CalibrationReportWriter(new Terminal(surroundings with { Output = text, IsOutputTerminal = false }, terminal.Language, terminal.UseUnicode)).Write(workbench.Joined, calibration);
        await WriteAsync(file, text.ToString(), cancellation);
    }

    // Written beside and moved: a reader never sees half a report.
    private static async Task WriteAsync(string file, string text, CancellationToken cancellation)
    {
        var draft = file + ".part";
        await File.WriteAllTextAsync(draft, text, cancellation);
        File.Move(draft, file, overwrite: true);
    }

    private static Option<int> Bounded(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is var value && (value < least || value > most))
                result.AddError($"{name} cannot be {value}: give a number in {least}..{most}.");
        });
        return option;
    }
}
