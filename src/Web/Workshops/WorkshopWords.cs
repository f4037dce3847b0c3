using Simulation.Contracts.Workshops;
using Simulation.Web.Reading;

namespace Simulation.Web.Workshops;

/// <summary>Workshops in the reader's words.</summary>
public static class WorkshopWords
{
    /// <summary>What a lever is called: its label, and that of its member.</summary>
    public static string Title(this Reader reader, WorkshopQuestion question)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(question);
        var lever = reader.Label(question.Lever.Labels, question.Lever.Lever);
        return question.Lever.Sector is { } sector ? $"{lever}: {reader.Label(question.Member ?? [], sector)}" : lever;
    }

    /// <summary>The years that are asked: <c>2024</c>, <c>2024–2027</c>.</summary>
    public static string Years(WorkshopQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.From == question.To ? FormattableString.Invariant($"{question.From}") : FormattableString.Invariant($"{question.From}–{question.To}");
    }

    /// <summary>Where a lever stands when nobody moves it: one value, or the first and the last of a path.</summary>
    public static string Start(this Reader reader, WorkshopQuestion question)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(question);
        var (first, last) = (question.Start[0], question.Start[^1]);
        return question.Start.All(value => value == first) ? reader.Numbers.Significant(first, 6) : $"{reader.Numbers.Significant(first, 6)} → {reader.Numbers.Significant(last, 6)}";
    }

    /// <summary>How far people agree: in which direction they go, and how far apart they are.</summary>
    public static string Agreement(this Reader reader, WorkshopOpinions opinions)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(opinions);
        var same = opinions.Opinions.Length - opinions.Above - opinions.Below;
        return reader.Say($"{opinions.Above} want more, {opinions.Below} less, {same} as it is", $"{opinions.Above} muốn tăng, {opinions.Below} muốn giảm, {same} giữ nguyên");
    }
}
