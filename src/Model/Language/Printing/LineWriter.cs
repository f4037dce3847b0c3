using System.Text;

namespace Simulation.Model.Language.Printing;

/// <summary>Fills lines with pieces of a statement, breaking before the piece that would make a line too long.</summary>
internal sealed class LineWriter(StringBuilder output, int indent)
{
    private const int Width = 120;
    private const int Continuation = 4;
    private int column = -1;

    /// <summary>Appends a piece after a space, or on a new, deeper line when this one is full.</summary>
    public void Add(string piece)
    {
        if (column < 0) StartLine(indent);
        else if (column + 1 + piece.Length > Width)
        {
            output.Append('\n');
            StartLine(indent + Continuation);
        }
        else Write(" ");
        Write(piece);
    }

    /// <summary>Appends text to the piece before it.</summary>
    public void Attach(string text) => Write(text);

    /// <summary>Appends a piece on a line of its own, deeper than the statement.</summary>
    public void AddLine(string piece)
    {
        output.Append('\n');
        StartLine(indent + Continuation);
        Write(piece);
    }

    /// <summary>Ends the statement with its comment.</summary>
    public void End(string? comment)
    {
        if (comment is not null) output.Append("  ").Append(comment);
        output.Append('\n');
    }

    private void StartLine(int spaces)
    {
        output.Append(' ', spaces);
        column = spaces;
    }

    private void Write(string text)
    {
        output.Append(text);
        column += text.Length;
    }
}
