using CsCheck;

namespace Simulation.Api.Tests.Fuzzing;

/// <summary>Texts that requests are filled with.</summary>
internal static class Words
{
    /// <summary>Names and values that the shipped province has.</summary>
    private static readonly string[] Known =
    [
        "tra-vinh", "tien-giang", "provincial", "2024", "2025", "2027", "2024-07-15", "grdp_growth", "sector_share", "agriculture", "manufacturing", "total", "social_investment", "investment_share",
        "drought", "baseline", "median", "mean", ">=", "csv", "json", "ndjson", "parquet", "en", "vi", "true", "false", "level", "change", "2024:2026", "dataflow", "SIMULATION", "FORECASTS",
        "OBSERVATIONS", "1.0.0", "~", "*", "TIME_PERIOD", "mine",
    ];

    /// <summary>Texts that have broken programs.</summary>
    private static readonly string[] Hostile =
    [
        "", " ", "\0", "..", "../../etc/passwd", "%00", "%2e%2e%2f", "'; DROP TABLE records; --", "=cmd|'/C calc'!A0", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "\u202Etxt", "\uFEFF",
        "\uD83D\uDE00", "Trà Vinh", "NaN", "Infinity", "-0", "1e309", "9223372036854775808", "-1", "0x10", "01/02/2024", "2024-02-30", "null", "undefined", "[]", "a,b;c", "a\r\nb", new string('a', 300),
        new string('9', 2_000), "c[", "]", "*.*.*.*.*.*.*.*", ":", "::", "2027:2024", "ge:", "eq:2024+ne:2024", "\"", "W/\"1\"", "a/b", "a?b#c",
    ];

    /// <summary>A text: known, hostile, or letters at random.</summary>
    public static Gen<string> Any { get; } = Gen.Frequency((6, Gen.OneOf(Known)), (3, Gen.OneOf(Hostile)), (1, Gen.String[0, 20]));

    /// <summary>A text that may stand for a part of an address or a name: mostly a known one.</summary>
    public static Gen<string> Name { get; } = Gen.Frequency((9, Gen.OneOf(Known)), (1, Any));
}
