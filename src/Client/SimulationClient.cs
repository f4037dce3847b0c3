using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulation.Client;

/// <summary>
/// A client of the Simulation API. One method for each operation of the API document, generated from it; here stands what a document cannot say: how a client is made, and the
/// operations that stream, or send tables and archives. A refusal arrives as <see cref="SimulationProblemException{ProblemResponse}"/>. Thread-safe.
/// </summary>
public partial class SimulationClient
{
    private const string Csv = "text/csv";
    private const string Zip = "application/zip";

    /// <summary>A client of a host, with a connection of its own.</summary>
    /// <param name="host">Address of the host: <c>http://localhost:5080</c>.</param>
    /// <param name="apiKey">A key for hosts that want one; null for none.</param>
    public static SimulationClient Of(Uri host, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        // Authors have the names that people have, and these stand in a header.
        var sockets = new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        var http = new HttpClient(new AcceptedHandler(sockets)) { BaseAddress = host.AbsoluteUri.EndsWith('/') ? host : new Uri($"{host.AbsoluteUri}/") };
        // Answers may take as long as the host lets them; callers stop with their cancellation token.
        http.Timeout = Timeout.InfiniteTimeSpan;
        if (apiKey is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return new SimulationClient(http);
    }

    /// <summary>Follows a run: its status whenever it changes, until it has ended.</summary>
    /// <param name="run">Id of the run.</param>
    /// <param name="cancellationToken">Stops following; the run goes on.</param>
    /// <exception cref="HttpRequestException">There is no such run, or the connection broke.</exception>
    public async IAsyncEnumerable<RunResponse> FollowRunAsync(string run, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v1/runs/{Uri.EscapeDataString(run)}/events");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        var events = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken), (_, data) => JsonSerializer.Deserialize<RunResponse>(data, JsonSerializerSettings)!);
        await foreach (var item in events.EnumerateAsync(cancellationToken)) yield return item.Data;
    }

    /// <summary>Adds figures from a table in CSV, or checks them.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="table">The table, with the columns of the data files.</param>
    /// <param name="dryRun">True to be told what would become of the figures, and keep nothing.</param>
    /// <param name="author">Who adds them, for the audit trail; null for the address of the caller.</param>
    /// <param name="cancellationToken">Stops waiting; the upload may be done all the same, and may be repeated.</param>
    /// <exception cref="SimulationProblemException{ProblemResponse}">The table has errors, all of them named.</exception>
    public async Task<UploadResponse> UploadObservationsAsync(string province, string table, bool dryRun = false, string? author = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/provinces/{Uri.EscapeDataString(province)}/observations{(dryRun ? "?dryRun=true" : "")}");
        request.Content = new StringContent(table, Encoding.UTF8, Csv);
        if (author is not null) request.Headers.TryAddWithoutValidation("X-Author", author);
        using var response = await _httpClient.SendAsync(request, cancellationToken);
        await RefuseAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<UploadResponse>(JsonSerializerSettings, cancellationToken))!;
    }

    /// <summary>The whole province as one archive.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="newId">Id of a new province that begins from its files; null for the province itself.</param>
    /// <param name="newName">Name of the new province; null for the old one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="SimulationProblemException{ProblemResponse}">There is no such province, or none may be called so.</exception>
    public async Task<byte[]> ExportProvinceAsync(string province, string? newId = null, string? newName = null, CancellationToken cancellationToken = default)
    {
        var query = newId is null ? "" : $"?as={Uri.EscapeDataString(newId)}{(newName is null ? "" : $"&name={Uri.EscapeDataString(newName)}")}";
        using var response = await _httpClient.GetAsync(new Uri($"v1/provinces/{Uri.EscapeDataString(province)}/archive{query}", UriKind.Relative), cancellationToken);
        await RefuseAsync(response, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Brings a whole province, or a new version of one, or checks it.</summary>
    /// <param name="province">Id of the province.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="replaces">True for a new version of a province that is there, whatever its revision; false for a new province.</param>
    /// <param name="dryRun">True to be told what is wrong with it, and keep nothing.</param>
    /// <param name="author">Who brings it, for the audit trail; null for the address of the caller.</param>
    /// <param name="cancellationToken">Stops waiting; it may be kept all the same, and may be brought again.</param>
    /// <exception cref="SimulationProblemException{ProblemResponse}">The archive has errors, all of them named, or what is there is not as said.</exception>
    public async Task<ImportResponse> ImportProvinceAsync(
        string province, byte[] archive, bool replaces = false, bool dryRun = false, string? author = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"v1/provinces/{Uri.EscapeDataString(province)}/archive{(dryRun ? "?dryRun=true" : "")}");
        request.Content = new ByteArrayContent(archive);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Zip);
        request.Headers.TryAddWithoutValidation(replaces ? "If-Match" : "If-None-Match", "*");
        if (author is not null) request.Headers.TryAddWithoutValidation("X-Author", author);
        using var response = await _httpClient.SendAsync(request, cancellationToken);
        await RefuseAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<ImportResponse>(JsonSerializerSettings, cancellationToken))!;
    }

    private async Task RefuseAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode) return;
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        throw new SimulationProblemException<ProblemResponse>(
            response.ReasonPhrase ?? "Refused", (int)response.StatusCode, text, new Dictionary<string, IEnumerable<string>>(), JsonSerializer.Deserialize<ProblemResponse>(text, JsonSerializerSettings)!, null);
    }

    // What is not given is left out: the host takes its own default.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) => settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
}
