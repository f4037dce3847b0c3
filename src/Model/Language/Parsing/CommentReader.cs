using System.Collections.Immutable;
using Simulation.Model.Language.Syntax;

namespace Simulation.Model.Language.Parsing;

/// <summary>Hands out the comments of a text in order, so that each stays with the statement it stands at.</summary>
internal sealed class CommentReader(List<Comment> comments)
{
    private int next;
    private int lastLine;

    /// <summary>
    /// Comments before and inside a statement that spans the lines given, but not the one at the end of its last line; a blank line before
    /// a comment or before the statement is an empty string.
    /// </summary>
    public SyntaxList<string> Before(int firstLine, int finalLine)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (; next < comments.Count && comments[next].Line < finalLine; next++)
        {
            if (comments[next].Line < firstLine) AddBlank(lines, comments[next].Line);
            lines.Add(comments[next].Text);
            lastLine = comments[next].Line;
        }
        if (lastLine < firstLine) AddBlank(lines, firstLine);
        lastLine = finalLine;
        return new(lines.ToImmutable());
    }

    /// <summary>The comment at the end of a statement's last line, or null.</summary>
    public string? At(int line) => next < comments.Count && comments[next].Line == line ? comments[next++].Text : null;

    /// <summary>What follows the last statement.</summary>
    public SyntaxList<string> Rest()
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        for (; next < comments.Count; next++)
        {
            AddBlank(lines, comments[next].Line);
            lines.Add(comments[next].Text);
            lastLine = comments[next].Line;
        }
        return new(lines.ToImmutable());
    }

    // Several blank lines are one, and a text does not begin with one.
    private void AddBlank(ImmutableArray<string>.Builder lines, int line)
    {
        if (lastLine > 0 && line > lastLine + 1) lines.Add("");
    }
}
