using Spectre.Console;
using Spectre.Console.Rendering;

namespace Simulation.Cli.Hosting;

/// <summary>A table's border in ASCII: one rule of hyphens under the head, nothing else.</summary>
internal sealed class PlainBorder : TableBorder
{
    /// <inheritdoc/>
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottomLeft or TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomSeparator or TableBorderPart.HeaderBottomRight => "-",
        _ => " ",
    };
}
