namespace Simulation.Api.Errors;

/// <summary>
/// A kind of problem: what the <c>type</c> of a problem document points to. Kinds are few, stable and documented at <c>/problems</c>; what is particular to one request stands
/// in its detail and errors.
/// </summary>
/// <param name="Name">Last part of the type, <c>invalid-question</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">The same words for every problem of the kind.</param>
/// <param name="Meaning">When it happens, and what to do.</param>
public sealed record ProblemKind(string Name, int Status, string Title, string Meaning)
{
    /// <summary>The body is not JSON.</summary>
    public static readonly ProblemKind MalformedJson = new(
        "malformed-json", 400, "The body is not JSON", "The text breaks off or breaks the grammar of JSON at the line and column given. NaN and Infinity are not JSON.");

    /// <summary>Fields or parameters are misspelt, missing or of the wrong type.</summary>
    public static readonly ProblemKind WrongShape = new(
        "wrong-shape", 400, "The request does not have the expected shape", "Fields or parameters are unknown, missing, or of another type. Each is listed under errors.");

    /// <summary>Nobody knows who asks.</summary>
    public static readonly ProblemKind Unauthenticated = new(
        "unauthenticated", 401, "Say who you are", "No key or token came with the request, or one that is unknown, expired or revoked. Send Authorization: Bearer with a key; whoever operates the host makes keys.");

    /// <summary>Who asks may not.</summary>
    public static readonly ProblemKind Forbidden = new(
        "forbidden", 403, "You may not do this", "The key or token is known, and its role or its provinces do not suffice. The detail says which would.");

    /// <summary>Nothing has this address.</summary>
    public static readonly ProblemKind NotFound = new(
        "not-found", 404, "Nothing has this address", "No such route, province, plan, model, variable or office. The detail says which names exist.");

    /// <summary>The address exists, for other methods.</summary>
    public static readonly ProblemKind MethodNotAllowed = new(
        "method-not-allowed", 405, "The address does not take this method", "The header Allow lists the methods it takes.");

    /// <summary>The client accepts no format that is offered.</summary>
    public static readonly ProblemKind NotAcceptable = new(
        "not-acceptable", 406, "No accepted format is offered", "The header Accept, or format=, names none of the formats of this address. The detail lists those that are offered; without Accept the answer is JSON.");

    /// <summary>What is there is not what the writer saw.</summary>
    public static readonly ProblemKind PreconditionFailed = new(
        "precondition-failed", 412, "What is there is not what you saw", "The header If-Match names another version than the newest, or If-None-Match: * forbids to replace what is there. Nothing was written. Read it again, repeat the change, and send the version that the detail names.");

    /// <summary>The body is too long.</summary>
    public static readonly ProblemKind BodyTooLarge = new(
        "body-too-large", 413, "The body is too long", "A question may have as many bytes as the detail says; a question with every lever and year needs a few thousand.");

    /// <summary>The body is not declared as what the address takes.</summary>
    public static readonly ProblemKind UnsupportedMediaType = new(
        "unsupported-media-type", 415, "The body is of another media type", "Send the header Content-Type: application/json; text/csv or a workbook where figures are uploaded; application/zip for a whole province.");

    /// <summary>The question is well formed and cannot be answered as asked.</summary>
    public static readonly ProblemKind InvalidQuestion = new(
        "invalid-question", 422, "The question cannot be answered as asked", "Names, years, values or sizes do not fit the province, its model or the limits of this host; nothing was computed. Every problem found is listed under errors.");

    /// <summary>An upload has errors.</summary>
    public static readonly ProblemKind InvalidObservations = new(
        "invalid-observations", 422, "The figures cannot be kept as they are", "The file has errors, and nothing of it was kept. Each is listed under errors with its line and column. With ?dryRun=true the whole report comes as an answer.");

    /// <summary>An archive of a province has errors.</summary>
    public static readonly ProblemKind InvalidArchive = new(
        "invalid-archive", 422, "The province cannot be kept as it is", "The archive, its files or its model have errors, and nothing of it was kept. Each is listed under errors with its file, line and column. With ?dryRun=true the whole report comes as an answer.");

    /// <summary>The model has no solution for this question.</summary>
    public static readonly ProblemKind NotComputable = new(
        "not-computable", 422, "The model has no solution for this question", "A simultaneous block did not converge with the values given. Move the levers less far from the baseline.");

    /// <summary>A write does not say what it replaces.</summary>
    public static readonly ProblemKind PreconditionRequired = new(
        "precondition-required", 428, "Say which version you replace", "Something is there already, and is not overwritten unseen. Send If-Match with the ETag that reading it gave, or If-Match: * to replace whatever is there.");

    /// <summary>More was asked than is computed at the same time.</summary>
    public static readonly ProblemKind TooManyRequests = new(
        "too-many-requests", 429, "Too much is asked at the same time", "Nothing was begun. Ask again after the seconds in the header Retry-After; the detail says which limit was reached.");

    /// <summary>The run has no result, and may have one later or never.</summary>
    public static readonly ProblemKind NoResult = new(
        "no-result", 409, "The run has no result", "It is still being computed, was cancelled, or failed; the detail says which. Follow it at the address of its events instead of asking again.");

    /// <summary>What was to be written to takes nothing any more.</summary>
    public static readonly ProblemKind Closed = new(
        "closed", 409, "It takes nothing any more", "The workshop has ended or is full, and nothing was written. What was handed in before counts.");

    /// <summary>An idempotency key was used for another request.</summary>
    public static readonly ProblemKind KeyReused = new(
        "key-reused", 422, "The Idempotency-Key stands for another request", "Within a day a key belongs to the first request that came with it. Make a new key for a new request.");

    /// <summary>Something broke on this side.</summary>
    public static readonly ProblemKind Fault = new(
        "fault", 500, "Something broke on this side", "The request may be right. The operator finds the cause in the log.");

    /// <summary>The province is still being prepared.</summary>
    public static readonly ProblemKind NotReady = new(
        "not-ready", 503, "The province is still being prepared", "It is being loaded or calibrated. Ask again after the seconds in the header Retry-After.");

    /// <summary>The cluster or its database cannot be reached.</summary>
    public static readonly ProblemKind Unavailable = new(
        "unavailable", 503, "The cluster or its database cannot be reached",
        "Nothing is wrong with the request. A change may have been made all the same: repeat it with the same Idempotency-Key or version after the seconds in the header Retry-After.");

    /// <summary>The answer took too long.</summary>
    public static readonly ProblemKind TooSlow = new(
        "too-slow", 504, "The answer took too long", "The work was stopped after the time that the detail gives. Ask for fewer draws, or send the question as a run, which may take as long as it needs.");

    /// <summary>Every kind, by status.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        MalformedJson, WrongShape, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, NoResult, Closed, PreconditionFailed, BodyTooLarge, UnsupportedMediaType, InvalidQuestion, InvalidObservations, InvalidArchive, NotComputable, KeyReused, PreconditionRequired, TooManyRequests,
        Fault, NotReady, Unavailable, TooSlow,
    ];

    /// <summary>Address of the kind, relative to the host.</summary>
    public string Type => $"/problems/{Name}";
}
