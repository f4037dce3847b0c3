using System.CommandLine;
using System.Text;
using Simulation.Cli.Arguments;
using Simulation.Cli.Commands;
using Simulation.Cli.Hosting;
using Simulation.Cli.Simulating;
using Simulation.Documents.Analyses;
using Simulation.Model.Calibration.Sampling;
using Simulation.Model.Plans.Scenarios;

namespace Simulation.Cli.Analysing;

/// <summary>What commands that ask one of the analyses have in common: find the province and its calibration, compute with progress, and show the document or print it as JSON.</summary>
/// <param name="common">Options of all commands.</param>
/// <param name="surroundings">Writers and environment.</param>
internal sealed class AnalysisRun(CommonOptions common, Surroundings surroundings)
{
    /// <summary>Asks an analysis of a calibrated province.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="province">Id of the province.</param>
    /// <param name="store">Where calibrations are kept.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="request">The question.</param>
    /// <param name="show">Shows the document to people.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="CommandFault">The question is wrong.</exception>
    public async Task<ExitCode> AskAsync<TRequest, TDocument>(
        ParseResult arguments, string province, StoreOptions store, ProvinceAnalysis<TRequest, TDocument> analysis, TRequest request, Action<Terminal, TDocument> show, CancellationToken cancellation)
        where TRequest : class
        where TDocument : class
    {
        var subject = Subject.FindProvince(province, common, arguments, surroundings);
        var terminal = common.Terminal(arguments, surroundings);
        var workbench = Workbench.Load(subject.DataFolder, common.ModelsFolder(arguments, surroundings), subject.Id, asOf: null);
        await using var shelf = store.Open(arguments, surroundings, terminal);
        var calibration = await workbench.CalibrateAsync(new SamplerOptions(), shelf, terminal, cancellation);
        var document = await Progress.ShowAsync(
            terminal,
            terminal.Say("Computing", "Đang tính"),
            progress => Task.Run(() => Checked(arguments, () => analysis.Answer(workbench.Subject(calibration), request, progress, cancellation)), cancellation));
        Show(arguments, terminal, analysis, document, show);
        return ExitCode.Ok;
    }

    /// <summary>Shows a document, or prints it as JSON when that was asked for.</summary>
    public void Show<TRequest, TDocument>(
        ParseResult arguments, Terminal terminal, ProvinceAnalysis<TRequest, TDocument> analysis, TDocument document, Action<Terminal, TDocument> show)
        where TRequest : class
        where TDocument : class
    {
        if (arguments.GetValue(common.Json)) surroundings.Output.WriteLine(Encoding.UTF8.GetString(analysis.ToBytes(document)));
        else show(terminal, document);
    }

    /// <summary>Turns what is wrong with a question into wrong usage, told by the options that were typed.</summary>
    /// <exception cref="CommandFault">The question is wrong.</exception>
    public static T Checked<T>(ParseResult arguments, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (ScenarioException e)
        {
            throw new CommandFault(ExitCode.WrongUsage, ProblemText.Of(arguments).Describe(e));
        }
    }
}
