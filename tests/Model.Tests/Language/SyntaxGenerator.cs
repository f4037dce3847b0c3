using System.Globalization;
using CsCheck;
using Simulation.Model.Language.Bound;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Tests.Language;

/// <summary>Random syntax trees, meaningless but grammatical.</summary>
internal static class SyntaxGenerator
{
    public static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static readonly Gen<string> Name = Pick("x", "grdp", "value_added", "k2", "_a", "level", "unit", "start", "vi", "data", "per");
    private static readonly Gen<NameSyntax> NameNode = Name.Select(text => new NameSyntax(text));
    private static readonly Gen<string> Text = Pick("Growth", "", "a \"quoted\" \\ word", "Tăng trưởng", "# no comment", "x = [1]", "🌾");
    private static readonly Gen<NumberSyntax> Number = Pick("0", "1", "0.30", "34000", "1e-3", "2.5E+10", "007").Select(Literal);
    private static readonly Gen<NumberSyntax> SignedNumber = Gen.Select(Number, Gen.Bool, (number, negative) => negative ? Literal("-" + number.Text) : number);

    private static NumberSyntax Literal(string text) => new(double.Parse(text, CultureInfo.InvariantCulture), text);

    private static Gen<SyntaxList<T>> List<T>(Gen<T> item, int least, int most) => item.Array[least, most].Select(items => SyntaxList.Create<T>(items));

    private static Gen<T?> Maybe<T>(Gen<T> item) where T : class => Gen.Select(Gen.Bool, item, (present, value) => present ? value : null);

    public static Gen<ExpressionSyntax> Expression(int depth) => depth == 0 ? Leaf : Gen.OneOf(Leaf, Unary(depth), Binary(depth), Call(depth), Sum(depth));

    private static readonly Gen<ReferenceSyntax> Plain =
        Gen.Select(Name, List(Name.Select(name => new IndexSyntax(name)), 0, 2), Gen.Int[-3, 1], (name, indices, offset) => new ReferenceSyntax(name, indices, offset));

    private static readonly Gen<ExpressionSyntax> Leaf = Gen.OneOf(Number.Select(number => (ExpressionSyntax)number), Plain.Select(reference => (ExpressionSyntax)reference));

    private static Gen<ExpressionSyntax> Unary(int depth) =>
        Gen.Select(Gen.Enum<UnarySyntaxOperator>(), Expression(depth - 1), (operation, operand) => (ExpressionSyntax)new UnarySyntax(operation, operand));

    private static Gen<ExpressionSyntax> Binary(int depth) =>
        Gen.Select(Gen.Enum<BinarySyntaxOperator>(), Expression(depth - 1), Expression(depth - 1), (operation, left, right) => (ExpressionSyntax)new BinarySyntax(operation, left, right));

    private static Gen<ExpressionSyntax> Call(int depth) => Gen.OneOf(
        Gen.Select(Pick("exp", "log", "dlog", "d", "pct", "logit"), Expression(depth - 1), (name, x) => (ExpressionSyntax)new CallSyntax(name, [x])),
        Gen.Select(Pick("min", "max"), List(Expression(depth - 1), 2, 3), (name, x) => (ExpressionSyntax)new CallSyntax(name, x)),
        List(Expression(depth - 1), 3, 3).Select(x => (ExpressionSyntax)new CallSyntax("if", x)));

    private static Gen<IndexSyntax> Loop(int depth) =>
        Gen.Select(Name, Name, Maybe(Expression(depth)), (name, set, condition) => new IndexSyntax(name, set, condition));

    private static Gen<ExpressionSyntax> Sum(int depth) =>
        Gen.Select(List(Loop(depth - 1), 1, 2), Expression(depth - 1), (loops, body) => (ExpressionSyntax)new SumSyntax(loops, body));

    private static readonly Gen<SyntaxList<LabelSyntax>> Labels = Gen.OneOf(
        Gen.Const(SyntaxList.Create<LabelSyntax>([])),
        Text.Select(text => SyntaxList.Create<LabelSyntax>([new("en", text)])),
        Gen.Select(Text, Text, (english, other) => SyntaxList.Create<LabelSyntax>([new("en", english), new("vi", other)])));

    private static readonly Gen<LabelledNameSyntax> LabelledName = Gen.Select(NameNode, Labels, (name, labels) => new LabelledNameSyntax(name, labels));

    private static readonly Gen<EquationSyntax> Equation = Gen.Select(
        Gen.Enum<LeftForm>(), Name, List(Loop(1), 0, 2), Gen.Int[-2, 0], Expression(4),
        (form, name, loops, offset, right) => new EquationSyntax(form, new ReferenceSyntax(name, loops, offset), right));

    private static readonly Gen<SyntaxList<ExpressionSyntax>> Values = Gen.OneOf(
        List(SignedNumber.Select(number => (ExpressionSyntax)number), 2, 4),
        Expression(2).Select(expression => SyntaxList.Create<ExpressionSyntax>([Canonical(expression)])));

    // In a list of values a signed number is a number, not a negation.
    private static ExpressionSyntax Canonical(ExpressionSyntax value) =>
        value is UnarySyntax { Operator: UnarySyntaxOperator.Negate, Operand: NumberSyntax number } ? Literal("-" + number.Text) : value;

    private static readonly Gen<DistributionSyntax> Law = Gen.Select(
        NameNode, List(Gen.Select(Maybe(Name), Values, (name, values) => new ArgumentSyntax(name, values)), 1, 3),
        (name, arguments) => new DistributionSyntax(name, arguments));

    private static readonly Gen<RangeSyntax> Range = Gen.Select(Maybe(SignedNumber), SignedNumber, (low, high) => new RangeSyntax(low, high));

    private static readonly Gen<UnitSyntax> Unit = List(NameNode, 1, 4).Select(words => new UnitSyntax(words));

    private static readonly Gen<LevelSyntax> Level =
        Gen.Select(Gen.Int[1, 4], List(SignedNumber, 1, 3), Labels, (number, values, labels) => new LevelSyntax(number, values, labels));

    private static readonly Gen<DataReferenceSyntax> From =
        Gen.Select(Name, Name, Maybe(Name), (region, indicator, sector) => new DataReferenceSyntax(region, indicator, sector));

    private static readonly Gen<SyntaxList<IndexSyntax>> Over = List(Name.Select(name => new IndexSyntax(name)), 0, 2);

    private static readonly Gen<StatementSyntax> Parameter =
        Gen.Select(NameNode, Over, Labels, Maybe(Unit), Law, Maybe(Range), Maybe(Text), (name, over, labels, unit, law, range, source) =>
            (StatementSyntax)new DeclarationSyntax(SymbolKind.Parameter, name, over) { Labels = labels, Unit = unit, Distribution = law, Range = range, Source = source });

    private static readonly Gen<StatementSyntax> Lever =
        Gen.Select(NameNode, Over, Labels, Maybe(From), List(SignedNumber, 0, 3), Maybe(Text), List(Level, 0, 4), (name, over, labels, from, values, source, levels) =>
            (StatementSyntax)new DeclarationSyntax(SymbolKind.Lever, name, over) { Labels = labels, From = from, Default = new DefaultSyntax(values.IsEmpty, values), Source = source, Levels = levels });

    private static readonly Gen<StatementSyntax> Constant =
        Gen.Select(NameNode, Over, Values, Labels, (name, over, values, labels) => (StatementSyntax)new DeclarationSyntax(SymbolKind.Constant, name, over) { Values = values, Labels = labels });

    private static readonly Gen<StatementSyntax> Set = Gen.Select(NameNode, Labels, Maybe(NameNode), List(LabelledName, 0, 6), (name, labels, parent, members) =>
        (StatementSyntax)new SetSyntax(name, labels, parent, members, members.IsEmpty));

    private static readonly Gen<StatementSyntax> Correlate = Gen.Select(List(Plain, 1, 4), List(List(SignedNumber, 1, 3), 1, 3), (targets, rows) =>
        (StatementSyntax)new CorrelateSyntax(targets, rows));

    private static readonly Gen<StatementSyntax> Block = Gen.Select(NameNode, List(Loop(1), 0, 2), Maybe(NameNode), Labels, List(Commented(Equation), 1, 4), (name, loops, owner, labels, equations) =>
        (StatementSyntax)new BlockSyntax(name, loops, owner, labels, equations));

    private static readonly Gen<StatementSyntax> Other = Gen.OneOf(
        Gen.Select(NameNode, Labels, (name, labels) => (StatementSyntax)new HeaderSyntax(name, labels)),
        Text.Select(version => (StatementSyntax)new VersionSyntax(version)),
        Gen.Const((StatementSyntax)new FrequencySyntax(new NameSyntax("annual"))),
        List(LabelledName, 1, 5).Select(units => (StatementSyntax)new UnitDeclarationSyntax(units)),
        Gen.Select(NameNode, Labels, List(NameNode, 1, 9), (name, labels, members) => (StatementSyntax)new OfficeSyntax(name, labels, members)),
        Gen.Select(NameNode, Labels, List(NameNode, 1, 9), (name, labels, members) => (StatementSyntax)new CauseSyntax(name, labels, members)),
        List(Commented(Equation), 1, 3).Select(equations => (StatementSyntax)new StartSyntax(equations)));

    private static Gen<T> Commented<T>(Gen<T> statement) where T : StatementSyntax =>
        Gen.Select(statement, Pick(0, 1, 2, 3), (inner, kind) => kind switch
        {
            1 => inner with { Leading = ["# a comment"] },
            2 => inner with { Leading = ["# two", "#  lines"], Trailing = "# and one behind" },
            _ => inner,
        });

    public static Gen<ModelSyntax> Model { get; } = Gen.Select(
        List(Commented(Gen.OneOf(Parameter, Lever, Constant, Set, Correlate, Block, Other)), 1, 8), Pick(0, 1),
        (statements, closing) => new ModelSyntax(statements, closing == 0 ? [] : ["# the end"]));
}
