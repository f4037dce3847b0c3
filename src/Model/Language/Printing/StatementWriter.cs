using System.Globalization;
using System.Text;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Printing;

/// <summary>Writes statements in their one canonical form.</summary>
internal sealed class StatementWriter(StringBuilder output)
{
    private const int SectionIndent = 2;

    public void Write(ModelSyntax model)
    {
        foreach (var statement in model.Statements) Write(statement);
        WriteComments(model.Closing, 0);
    }

    private void Write(StatementSyntax statement)
    {
        WriteComments(statement.Leading, 0);
        var line = new LineWriter(output, 0);
        switch (statement)
        {
            case HeaderSyntax header: AddNamed(line, $"model {header.Name}", header.Labels); break;
            case VersionSyntax version: line.Add($"version {Quote(version.Version)}"); break;
            case FrequencySyntax frequency: line.Add($"frequency {frequency.Frequency}"); break;
            case UnitDeclarationSyntax units: line.Add("unit"); AddList(line, units.Units); break;
            case SetSyntax set: AddSet(line, set); break;
            case OfficeSyntax office: AddOwning(line, $"office {office.Name}", office.Labels, office.Members); break;
            case CauseSyntax cause: AddOwning(line, $"cause {cause.Name}", cause.Labels, cause.Members); break;
            case DeclarationSyntax declaration: AddDeclaration(line, declaration); break;
            case CorrelateSyntax correlate: AddCorrelate(line, correlate); break;
            case BlockSyntax block: AddBlockHead(line, block); break;
            case StartSyntax: line.Add("start:"); break;
            default: throw new ArgumentException($"A text with unreadable statements cannot be printed (line {statement.Span.Line}): repair it first.");
        }
        line.End(statement.Trailing);
        if (statement is BlockSyntax { Equations: var yearly }) WriteEquations(yearly);
        if (statement is StartSyntax { Equations: var starts }) WriteEquations(starts);
    }

    private void WriteComments(SyntaxList<string> lines, int indent)
    {
        foreach (var line in lines) output.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
    }

    private void WriteEquations(SyntaxList<EquationSyntax> equations)
    {
        foreach (var equation in equations)
        {
            WriteComments(equation.Leading, SectionIndent);
            var line = new LineWriter(output, SectionIndent);
            line.Add($"{Left(equation)} =");
            foreach (var term in Terms(equation.Right)) line.Add(term);
            line.End(equation.Trailing);
        }
    }

    /// <summary>The left side: <c>dlog(x[s])</c>.</summary>
    public static string Left(EquationSyntax equation)
    {
        var target = ExpressionWriter.Write(equation.Target);
        return equation.Form switch
        {
            LeftForm.Log => $"log({target})",
            LeftForm.Difference => $"d({target})",
            LeftForm.LogDifference => $"dlog({target})",
            LeftForm.Logit => $"logit({target})",
            _ => target,
        };
    }

    // Lines break before a term of the outermost sum.
    private static IEnumerable<string> Terms(ExpressionSyntax right)
    {
        var later = new Stack<string>();
        while (right is BinarySyntax { Operator: BinarySyntaxOperator.Add or BinarySyntaxOperator.Subtract } sum)
        {
            // Print the pair with a name in the left's place, so that the right gets the brackets it needs.
            later.Push(ExpressionWriter.Write(sum with { Left = new ReferenceSyntax("", [], 0) }).TrimStart());
            right = sum.Left;
        }
        return later.Prepend(later.Count == 0 ? ExpressionWriter.Write(right) : ExpressionWriter.WriteTerm(right));
    }

    private static void AddNamed(LineWriter line, string head, SyntaxList<LabelSyntax> labels)
    {
        line.Add(head);
        AddLabels(line, labels);
    }

    private static void AddLabels(LineWriter line, SyntaxList<LabelSyntax> labels)
    {
        for (var i = 0; i < labels.Count; i++) line.Add(i == 0 ? Quote(labels[i].Text) : $"{labels[i].Language} {Quote(labels[i].Text)}");
    }

    private static void AddList(LineWriter line, SyntaxList<LabelledNameSyntax> names)
    {
        for (var i = 0; i < names.Count; i++)
        {
            var labels = names[i].Labels.Select((label, position) => position == 0 ? $" {Quote(label.Text)}" : $" {label.Language} {Quote(label.Text)}");
            line.Add($"{names[i].Name}{string.Concat(labels)}{(i < names.Count - 1 ? "," : "")}");
        }
    }

    private static void AddSet(LineWriter line, SetSyntax set)
    {
        AddNamed(line, $"set {set.Name}", set.Labels);
        if (set.Parent is { } parent) line.Add($"in {parent}");
        line.Add(set.FromData ? "from data" : "=");
        AddList(line, set.Members);
    }

    private static void AddOwning(LineWriter line, string head, SyntaxList<LabelSyntax> labels, SyntaxList<NameSyntax> members)
    {
        AddNamed(line, head, labels);
        line.Add("=");
        for (var i = 0; i < members.Count; i++) line.Add(members[i].Text + (i < members.Count - 1 ? "," : ""));
    }

    private static void AddCorrelate(LineWriter line, CorrelateSyntax correlate)
    {
        line.Add("correlate");
        for (var i = 0; i < correlate.Targets.Count; i++) line.Add(ExpressionWriter.Write(correlate.Targets[i]) + (i < correlate.Targets.Count - 1 ? "," : ""));
        line.Add("=");
        for (var i = 0; i < correlate.Rows.Count; i++) line.Add(Numbers(correlate.Rows[i]) + (i < correlate.Rows.Count - 1 ? ";" : ""));
    }

    private static void AddBlockHead(LineWriter line, BlockSyntax block)
    {
        line.Add($"block {block.Name}{ExpressionWriter.Write(block.Indices)}");
        if (block.Owner is { } owner) line.Add($"by {owner}");
        AddLabels(line, block.Labels);
        line.Attach(":");
    }

    private static void AddDeclaration(LineWriter line, DeclarationSyntax declaration)
    {
        line.Add($"{declaration.Kind.ToString().ToLowerInvariant()} {declaration.Name}{ExpressionWriter.Write(declaration.Indices)}");
        if (!declaration.Values.IsEmpty) line.Add($"= {Values(declaration.Values)}");
        AddLabels(line, declaration.Labels);
        if (declaration.Unit is { } unit) line.Add($"[{unit}]");
        if (declaration.Distribution is { } distribution) line.Add($"~ {Distribution(distribution)}");
        if (declaration.Range is { } range) line.Add($"in {range.Low?.Text}..{range.High?.Text}");
        if (declaration.From is { } from) line.Add($"from {from.Region} {from.Indicator}{(from.Sector is { } sector ? $"[{sector}]" : "")}");
        if (declaration.Default is { } value) line.Add($"default {(value.FromData ? "data" : Numbers(value.Values))}");
        if (declaration.Published is { } publication) line.Add($"published {publication.ToString().ToLowerInvariant()}");
        if (declaration.Source is { } source) line.Add($"source {Quote(source)}");
        foreach (var level in declaration.Levels) AddLevel(line, level);
    }

    private static void AddLevel(LineWriter line, LevelSyntax level)
    {
        line.AddLine(string.Create(CultureInfo.InvariantCulture, $"level {level.Number} = {Numbers(level.Values)}"));
        AddLabels(line, level.Labels);
    }

    /// <summary>A law as written: <c>normal(0.35 0.42, sd = 0.07)</c>.</summary>
    public static string Distribution(DistributionSyntax distribution)
    {
        var arguments = distribution.Arguments.Select(argument => argument.Name is { } name ? $"{name} = {Values(argument.Values)}" : Values(argument.Values));
        return $"{distribution.Name}({string.Join(", ", arguments)})";
    }

    private static string Values(SyntaxList<ExpressionSyntax> values) => string.Join(' ', values.Select(ExpressionWriter.Write));

    private static string Numbers(SyntaxList<NumberSyntax> numbers) => string.Join(' ', numbers.Select(number => number.Text));

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
