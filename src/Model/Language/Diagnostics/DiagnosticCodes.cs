namespace Simulation.Model.Language.Diagnostics;

/// <summary>
/// Every code a diagnostic can carry. M0xx concerns the text and its grammar, M1xx names and index sets, M2xx declarations,
/// M3xx equations and completeness, M4xx units, M5xx files that override declarations.
/// </summary>
public static class DiagnosticCodes
{
    /// <summary>The text, a nesting, a set or an expansion exceeds a limit.</summary>
    public const string TooLarge = "M001";

    /// <summary>A character that has no meaning in the language.</summary>
    public const string UnexpectedCharacter = "M002";

    /// <summary>A string is not closed on its line, or holds a character that cannot be shown.</summary>
    public const string BadString = "M003";

    /// <summary>A number that cannot be read or represented.</summary>
    public const string BadNumber = "M004";

    /// <summary>A tab in the indentation, a section without deeper lines, or equations that do not begin in one column.</summary>
    public const string BadIndentation = "M005";

    /// <summary>A bracket without its partner.</summary>
    public const string UnmatchedBracket = "M006";

    /// <summary>Expressions nested too deeply.</summary>
    public const string TooDeep = "M007";

    /// <summary>Something else was expected here.</summary>
    public const string UnexpectedToken = "M010";

    /// <summary>A statement that begins with no known word.</summary>
    public const string UnknownStatement = "M011";

    /// <summary>The left side of an equation is not one of the invertible forms.</summary>
    public const string BadLeftSide = "M012";

    /// <summary>A clause is given twice.</summary>
    public const string DuplicateClause = "M013";

    /// <summary>A clause does not apply to this kind of declaration.</summary>
    public const string MisplacedClause = "M014";

    /// <summary>A clause this kind of declaration needs is missing.</summary>
    public const string MissingClause = "M015";

    /// <summary>The <c>model</c>, <c>version</c> or <c>frequency</c> statement is missing, repeated or not supported.</summary>
    public const string BadHeader = "M016";

    /// <summary>A function is not known.</summary>
    public const string UnknownFunction = "M017";

    /// <summary>A function or distribution has the wrong number or kind of arguments.</summary>
    public const string BadArguments = "M018";

    /// <summary>A name is used that is nowhere declared.</summary>
    public const string UnknownName = "M101";

    /// <summary>A name is declared twice.</summary>
    public const string DuplicateName = "M102";

    /// <summary>A name is a word of the language.</summary>
    public const string ReservedName = "M103";

    /// <summary>An index set is not known.</summary>
    public const string UnknownSet = "M104";

    /// <summary>A name in an index is no member of the set.</summary>
    public const string UnknownMember = "M105";

    /// <summary>Wrong number of indices.</summary>
    public const string WrongIndexCount = "M106";

    /// <summary>A loop index hides a member, a declaration or another loop index.</summary>
    public const string AmbiguousIndex = "M107";

    /// <summary>An index set or office is declared in a way that cannot be.</summary>
    public const string BadSet = "M108";

    /// <summary>An office is not known, or a member belongs to two offices.</summary>
    public const string BadOffice = "M109";

    /// <summary>A cause is declared twice, or a name belongs to two causes.</summary>
    public const string BadCause = "M110";

    /// <summary>The number of values does not fit the number of members.</summary>
    public const string WrongValueCount = "M201";

    /// <summary>A range is empty, one-sided where both ends are needed, or a value lies outside it.</summary>
    public const string BadRange = "M202";

    /// <summary>A distribution is unknown or not possible for this kind of declaration.</summary>
    public const string BadDistribution = "M203";

    /// <summary>An argument of a distribution is outside its domain.</summary>
    public const string BadDistributionArgument = "M204";

    /// <summary>A distribution or constant depends on something it may not depend on.</summary>
    public const string BadDependency = "M205";

    /// <summary>A correlation statement is not possible.</summary>
    public const string BadCorrelation = "M206";

    /// <summary>Two names share a random stream.</summary>
    public const string StreamCollision = "M207";

    /// <summary>An ambition level is numbered twice or out of order.</summary>
    public const string BadLevel = "M208";

    /// <summary>A published indicator has more than one index.</summary>
    public const string BadPublication = "M209";

    /// <summary>A variable has no equation.</summary>
    public const string MissingEquation = "M301";

    /// <summary>A variable has two equations.</summary>
    public const string DuplicateEquation = "M302";

    /// <summary>An equation determines something that is not a variable.</summary>
    public const string NotAVariable = "M303";

    /// <summary>A lead, <c>x(1)</c>.</summary>
    public const string LeadNotSupported = "M304";

    /// <summary>A declaration that nothing uses.</summary>
    public const string Unused = "M305";

    /// <summary>Start values depend on one another in a circle.</summary>
    public const string CircularStart = "M306";

    /// <summary>A lag reaches before the first known value.</summary>
    public const string MissingStart = "M307";

    /// <summary>A start equation that nothing needs, or that has a form a start value cannot have.</summary>
    public const string BadStart = "M308";

    /// <summary>A unit is not declared or cannot be read.</summary>
    public const string UnknownUnit = "M401";

    /// <summary>Two things of different dimension are added, compared or equated.</summary>
    public const string UnitMismatch = "M402";

    /// <summary>The dimension fits but the scale does not: thousand against million.</summary>
    public const string ScaleMismatch = "M403";

    /// <summary>A percentage meets a plain number.</summary>
    public const string PercentMismatch = "M404";

    /// <summary>A function that needs a pure number is given a quantity with a unit.</summary>
    public const string NotAPureNumber = "M405";

    /// <summary>An override names something unknown or something that cannot be overridden.</summary>
    public const string BadOverride = "M501";
}
