using System.Text.Json;
using Simulation.Documents.Laboratory;

namespace Simulation.Web.Models;

/// <summary>A changed copy of a model: what a check and a run on a province find about it. The text itself stays in the reader's browser.</summary>
/// <param name="Text">The text as it was when it was checked.</param>
/// <param name="Check">What the check found.</param>
public sealed record ModelDraft(string Text, ModelCheckDocument Check)
{
    // Enough for a picture within a second or two; the command line and the API take more.
    private const int Scenarios = 400;

    /// <summary>The question whether a text is right, joined with a province's data.</summary>
    public static ModelCheckRequest CheckOf(string text, string province) => new() { Text = text, Province = province };

    /// <summary>The question of what the change changes on a province.</summary>
    /// <param name="province">Id of the province.</param>
    public ModelCompareRequest Question(string province) => new() { Text = Text, Province = province, Scenarios = Scenarios };

    /// <summary>The call of the API that gives the same, with a place for the text: as a file it is too long to be read here.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="province">Id of the province.</param>
    public static string Call(string model, string province) =>
        $"POST /v1/models/{model}/compare\n{JsonSerializer.Serialize(new { text = "…", province, scenarios = Scenarios }, Plain)}";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
