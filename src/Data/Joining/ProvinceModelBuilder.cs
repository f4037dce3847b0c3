using System.Collections.Immutable;
using System.Globalization;
using Simulation.Model.Language;
using Simulation.Model.Language.Bound;
using Simulation.Model.Plans;

namespace Simulation.Data;

/// <summary>One joining of a province and a model.</summary>
internal sealed class ProvinceModelBuilder(ProvinceDefinition province, ModelSource source, DateOnly asOf, KnowledgeRule rule)
{
    private readonly DiagnosticBag bag = new();

    public LoadResult<ProvinceModel> Build()
    {
        CheckDay();
        if (Bind() is not { } model || bag.HasErrors)
            return bag.Finish<ProvinceModel>(() => throw new InvalidOperationException("A join without a model must have an error."));

        var given = new GivenValues(province, model, asOf, rule, bag);
        var values = given.Collect();
        var selection = ModelObservations.Restrict(province.Select(asOf, rule), model, province.Settings.StartYear);
        var templates = asOf == province.Settings.AsOf
            ? new ScenarioTemplates(model, ProvinceSettings.LastHistoryYear(asOf) + 1, province.Settings.Horizon, bag).Join(province.Templates)
            : [];
        return bag.Finish(() => new ProvinceModel
        {
            Province = province,
            Model = model,
            Text = source,
            AsOf = asOf,
            Selection = selection,
            Plans = [.. province.Plans.Select(plan => plan with { Targets = [.. plan.Targets.Select(target => Informed(target, selection))] })],
            Given = values,
            Gaps = given.FindGaps(values),
            Templates = templates,
        });
    }

    private static Target Informed(Target target, ObservationSelection selection) => target with
    {
        RestsOnPriors = target.Kind == TargetKind.Simulated
            && !selection.Used.Any(used => used.Observation.Indicator == target.Indicator && used.Observation.Sector == target.Sector),
    };

    private void CheckDay()
    {
        if (ProvinceSettings.LastHistoryYear(asOf) > province.Settings.StartYear)
            return;
        bag.Add(DataDiagnostic.Error(DataProblem.OutOfRange, province.Id, null, "asOf", asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"a day in {province.Settings.StartYear + 2} or later", "The model needs a whole year after its start year."));
    }

    private BoundModel? Bind()
    {
        var sets = new Dictionary<string, ImmutableArray<SetMember>>(StringComparer.Ordinal);
        if (province.Settings.Plants is { } plants)
            sets[plants.Set] = [.. province.Plants.Select(plant => new SetMember(plant.Id, Labels(plant.Name)))];
        var overrides = province.Priors.Select(ToOverride).OfType<DeclarationOverride>().ToArray();
        var (model, diagnostics) = ModelText.Check(source.Text, source.Name + ".model", sets, overrides);
        foreach (var diagnostic in diagnostics)
            bag.Add(DataDiagnostic.OfModel(diagnostic, source.Name + ".model"));
        if (model is not null && model.Name != province.Settings.Model)
        {
            bag.Add(DataDiagnostic.Error(DataProblem.Settings, $"{province.Folder}/province.json", null, "model", province.Settings.Model,
                $"the model {model.Name}", "Correct the setting, or give the text of the model it names."));
        }

        return model;
    }

    // The language reads a law; the range that may follow it is a separate field of an override.
    private DeclarationOverride? ToOverride(PriorOverride prior)
    {
        var name = prior.Member.Length == 0 ? prior.Symbol : $"{prior.Symbol}[{prior.Member}]";
        var origin = $"{prior.File}:{prior.Line}";
        var separator = prior.Distribution.IndexOf(" in ", StringComparison.Ordinal);
        if (separator < 0)
            return new DeclarationOverride(name, origin) { Distribution = prior.Distribution, Source = prior.Source };
        var ends = prior.Distribution[(separator + 4)..].Split("..");
        if (ends.Length == 2 && TryNumber(ends[0], out var minimum) && TryNumber(ends[1], out var maximum))
        {
            return new DeclarationOverride(name, origin)
            {
                Distribution = prior.Distribution[..separator],
                Minimum = minimum,
                Maximum = maximum,
                Source = prior.Source,
            };
        }

        bag.Add(DataDiagnostic.Error(DataProblem.NotANumber, prior.File, prior.Line, "distribution", prior.Distribution,
            "a range such as 0..1 after 'in'", "Write two numbers with two dots between them."));
        return null;
    }

    private static ImmutableDictionary<string, string> Labels(string name) =>
        ImmutableDictionary<string, string>.Empty.Add("en", name).Add("vi", name);

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
