namespace Simulation.Model.Language.Diagnostics;

/// <summary>Line starts of a text, for showing a line by number. Lines end with <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
internal sealed class SourceLines
{
    private readonly string text;
    private readonly List<int> starts = [0];

    public SourceLines(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
            if (text[i] is '\n' or '\r') starts.Add(i + 1);
        }
    }

    /// <summary>The text of a 1-based line, without its end.</summary>
    public bool TryGet(int line, out ReadOnlySpan<char> content)
    {
        content = default;
        if (line < 1 || line > starts.Count) return false;
        var start = starts[line - 1];
        var end = line < starts.Count ? starts[line] : text.Length;
        content = text.AsSpan(start, end - start).TrimEnd("\r\n");
        return true;
    }
}
