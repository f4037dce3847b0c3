using System.Globalization;
using System.Net;
using System.Text;

namespace Simulation.Documents.Html;

/// <summary>
/// A report as one HTML file: no script, no font, picture or style from elsewhere, so that it can be sent, kept and printed. Everything written is escaped.
/// </summary>
/// <param name="title">Title and first heading.</param>
/// <param name="language">Language code of the text, <c>en</c> or <c>vi</c>.</param>
public sealed class HtmlPage(string title, string language)
{
    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;color:#1b2430;max-width:62rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem;border-bottom:1px solid #ccd3dc;padding-bottom:.2rem}
        table{border-collapse:collapse;margin:.8rem 0;font-size:.88rem}th,td{padding:.18rem .7rem;text-align:right;border-bottom:1px solid #e5e9ee;vertical-align:top}
        th:first-child,td:first-child,td.text,th.text{text-align:left}tr.warn td{background:#fff3e0}th{font-weight:600}
        figure{display:inline-block;margin:.4rem .8rem .4rem 0;vertical-align:top}figcaption{font-size:.8rem;color:#4b5765}
        .warning{border-left:4px solid #c2571a;padding-left:.7rem}.note{color:#4b5765;font-size:.88rem}svg{background:#fff}
        svg text{font:10px system-ui,sans-serif;fill:#4b5765}.axis{stroke:#8a94a1;stroke-width:1;fill:none}.first{stroke:#8a94a1;fill:none;stroke-width:1.5;stroke-dasharray:4 3}
        .second{stroke:#1f5fa8;fill:none;stroke-width:2}.band{fill:#1f5fa8;opacity:.16;stroke:none}.dot{fill:#1f5fa8}.odd{fill:#c2571a}.mark{stroke:#c2571a;stroke-width:1.5}.bar{fill:#1f5fa8}.less{fill:#c2571a}
        @media print{body{margin:0;max-width:none}figure{break-inside:avoid}}
        """;

    private readonly StringBuilder body = new();

    /// <summary>A heading of the second order.</summary>
    public HtmlPage Heading(string text) => Add("h2", null, text);

    /// <summary>A paragraph.</summary>
    public HtmlPage Paragraph(string text) => Add("p", null, text);

    /// <summary>A remark in small grey letters.</summary>
    public HtmlPage Note(string text) => Add("p", "note", text);

    /// <summary>A warning.</summary>
    public HtmlPage Warning(string text) => Add("p", "warning", text);

    /// <summary>A picture with the words below it, which are also what a screen reader says.</summary>
    /// <param name="plot">The picture.</param>
    /// <param name="caption">The words.</param>
    /// <param name="showsValues">Whether its vertical axis has numbers.</param>
    public HtmlPage Figure(SvgPlot plot, string caption, bool showsValues = true)
    {
        ArgumentNullException.ThrowIfNull(plot);
        body.Append("<figure>").Append(plot.ToSvg(caption, showsValues)).Append("<figcaption>").Append(WebUtility.HtmlEncode(caption)).Append("</figcaption></figure>\n");
        return this;
    }

    /// <summary>A table; the first column holds words, and a row that asks for attention is shaded.</summary>
    /// <param name="heads">Heads of the columns.</param>
    /// <param name="rows">Cells of each row, and whether it asks for attention.</param>
    public HtmlPage Table(IReadOnlyList<string> heads, IEnumerable<(bool IsOdd, IReadOnlyList<string> Cells)> rows)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentNullException.ThrowIfNull(rows);
        body.Append("<table><thead><tr>");
        foreach (var head in heads) body.Append("<th scope=\"col\">").Append(WebUtility.HtmlEncode(head)).Append("</th>");
        body.Append("</tr></thead><tbody>\n");
        foreach (var (isOdd, cells) in rows)
        {
            body.Append(isOdd ? "<tr class=\"warn\">" : "<tr>");
            foreach (var cell in cells) body.Append("<td>").Append(WebUtility.HtmlEncode(cell)).Append("</td>");
            body.Append("</tr>\n");
        }

        body.Append("</tbody></table>\n");
        return this;
    }

    /// <summary>The file.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"<!doctype html>\n<html lang=\"{WebUtility.HtmlEncode(language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{WebUtility.HtmlEncode(title)}</title><style>\n{Style}\n</style></head>\n<body><main><h1>{WebUtility.HtmlEncode(title)}</h1>\n{body}</main></body></html>\n");

    private HtmlPage Add(string element, string? style, string text)
    {
        body.Append('<').Append(element);
        if (style is not null) body.Append(" class=\"").Append(style).Append('"');
        body.Append('>').Append(WebUtility.HtmlEncode(text)).Append("</").Append(element).Append(">\n");
        return this;
    }
}
