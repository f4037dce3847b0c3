using System.Text.RegularExpressions;
using Simulation.Formats.Tables;

namespace Simulation.Formats.Sdmx;

/// <summary>Names of tables, columns and codes as SDMX wants them.</summary>
public static partial class SdmxNaming
{
    /// <summary>Who maintains the structures.</summary>
    public const string Agency = "SIMULATION";

    /// <summary>Version of the structures.</summary>
    public const string Version = "1.0.0";

    /// <summary>The dimension of time, which has one name in all of SDMX.</summary>
    public const string Time = "TIME_PERIOD";

    /// <summary>The measure.</summary>
    public const string Value = "OBS_VALUE";

    /// <summary>The concept scheme of all columns.</summary>
    public const string Concepts = "CS_SIMULATION";

    /// <summary>Id of a dimension.</summary>
    public static string IdOf(DimensionLayout dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return dimension.Role == DimensionRole.Time ? Time : dimension.Id.ToUpperInvariant();
    }

    /// <summary>Id of an attribute; the unit has the name that SDMX clients look for.</summary>
    public static string IdOf(AttributeLayout attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return attribute.Id == "unit" ? "UNIT_MEASURE" : attribute.Id.ToUpperInvariant();
    }

    /// <summary>Id of a code: letters, digits and <c>_@$-</c>, each other sign being written as <c>_</c>.</summary>
    public static string CodeOf(string code) => OtherSigns().Replace(code, "_");

    /// <summary>True when the codes of a dimension stand in a codelist.</summary>
    public static bool HasCodelist(DimensionLayout dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return dimension.Role is DimensionRole.Classification or DimensionRole.Place or DimensionRole.Metric;
    }

    /// <summary>Id of the codelist of a dimension.</summary>
    public static string CodelistOf(DimensionLayout dimension) => $"CL_{IdOf(dimension)}";

    /// <summary>URN of a dataflow.</summary>
    public static string DataflowUrn(TableLayout layout) => Urn("datastructure.Dataflow", layout.Id);

    /// <summary>URN of a data structure.</summary>
    public static string StructureUrn(TableLayout layout) => Urn("datastructure.DataStructure", layout.Id);

    internal static string CodelistUrn(DimensionLayout dimension) => Urn("codelist.Codelist", CodelistOf(dimension));

    internal static string ConceptUrn(string id) => $"{Urn("conceptscheme.Concept", Concepts)}.{id}";

    private static string Urn(string kind, string id) => $"urn:sdmx:org.sdmx.infomodel.{kind}={Agency}:{id}({Version})";

    [GeneratedRegex("[^A-Za-z0-9_@$-]")]
    private static partial Regex OtherSigns();
}
