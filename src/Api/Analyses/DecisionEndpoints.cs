using Simulation.Documents.Analyses;
using Simulation.Formats.Subjects;

namespace Simulation.Api.Analyses;

/// <summary>The analyses that a decision rests on: what to do, what moves what, what results hang on, and scenarios side by side.</summary>
internal static class DecisionEndpoints
{
    private const string Province = "/v1/provinces/{province}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapQuestion($"{Province}/goal-seek", AnalysisCatalogue.GoalSeek)
            .WithName("goalSeek")
            .WithSummary("Seek the levers that reach targets")
            .WithDescription(
                "The least effort of the levers, within their ranges, such that each target or all together are met with a probability; where nothing is enough, the best probability and by how much each target must give way. With exact, as many levers as targets, each met by the median.");
        routes.MapQuestion($"{Province}/attribution", AnalysisCatalogue.Attribution)
            .WithName("attribute")
            .WithSummary("Say what moved a result, what growth is made of, and where uncertainty comes from")
            .WithDescription("Shapley values over the levers and events in which two scenarios differ, adding up exactly; growth by cause, adding up in every draw; variance by kind of uncertainty.");
        routes.MapQuestion($"{Province}/sensitivity", AnalysisCatalogue.Sensitivity)
            .WithName("analyseSensitivity")
            .WithSummary("Say what results hang on")
            .WithDescription("A tornado, one input at a time, and Sobol first and total indices with confidence intervals, for every uncertain input and lever.");
        routes.MapQuestion($"{Province}/compare", AnalysisCatalogue.Compare, CompareTable.Of)
            .WithName("compare")
            .WithSummary("Lay scenarios side by side")
            .WithDescription(
                "Assumptions and results of any number of scenarios beside the baseline, with the standard errors of differences. A scenario may be a stack of others, whose contradictions are named, and may be attached to another national path.");
    }
}
