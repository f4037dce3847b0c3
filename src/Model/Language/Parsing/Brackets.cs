using Simulation.Model.Language.Diagnostics;

namespace Simulation.Model.Language.Parsing;

/// <summary>
/// Pairs brackets over a whole text before anything is parsed. A bracket with a partner lets its statement run over the lines between;
/// one without is reported here and ends with its line, so that it cannot swallow the rest of the text.
/// </summary>
internal static class Brackets
{
    /// <summary>For each token the index of its closing bracket, or −1.</summary>
    public static int[] Match(List<Token> tokens, DiagnosticBag diagnostics)
    {
        var partner = new int[tokens.Count];
        Array.Fill(partner, -1);
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsOpening(tokens[i].Kind)) open.Push(i);
            else if (IsClosing(tokens[i].Kind)) Close(i, tokens, open, partner, diagnostics);
        }
        foreach (var i in open.Reverse()) Report(i, tokens, "is not closed", diagnostics);
        return partner;
    }

    private static void Close(int i, List<Token> tokens, Stack<int> open, int[] partner, DiagnosticBag diagnostics)
    {
        if (open.Count > 0 && Fits(tokens[open.Peek()].Kind, tokens[i].Kind)) partner[open.Pop()] = i;
        else Report(i, tokens, "closes nothing", diagnostics);
    }

    private static bool IsOpening(TokenKind kind) => kind is TokenKind.LeftParenthesis or TokenKind.LeftBracket;

    private static bool IsClosing(TokenKind kind) => kind is TokenKind.RightParenthesis or TokenKind.RightBracket;

    private static bool Fits(TokenKind open, TokenKind close) =>
        (open == TokenKind.LeftParenthesis) == (close == TokenKind.RightParenthesis);

    // Reported once: as a bad token it stops the parser silently.
    private static void Report(int i, List<Token> tokens, string what, DiagnosticBag diagnostics)
    {
        var token = tokens[i];
        tokens[i] = token with { Kind = TokenKind.Bad };
        if (diagnostics.IsFull) return;
        var symbol = token.Kind switch
        {
            TokenKind.LeftParenthesis => '(',
            TokenKind.RightParenthesis => ')',
            TokenKind.LeftBracket => '[',
            _ => ']',
        };
        diagnostics.Error(DiagnosticCodes.UnmatchedBracket, token.Span, $"This '{symbol}' {what}.", "Every '(' needs a ')' and every '[' a ']'.");
    }
}
