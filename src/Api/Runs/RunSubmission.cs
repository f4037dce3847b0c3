using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Simulation.Api.Errors;
using Simulation.Api.Json;
using Simulation.Api.Writing;
using Simulation.Contracts;
using Simulation.Contracts.Runs;

namespace Simulation.Api.Runs;

/// <summary>What all requests that begin a run have in common: the key they may be repeated under, the wait they may prefer, and the answer.</summary>
internal sealed class RunSubmission(IGrainDoor grains, RunFollowing following, TimeProvider time)
{
    /// <summary>Submits a run once, waits as long as the client prefers, and answers: 200 with what has come of it when it has ended by then, else 202.</summary>
    /// <param name="http">The request.</param>
    /// <param name="question">What is asked, as it was understood.</param>
    /// <param name="submit">Submits it.</param>
    public async Task<IResult> AnswerAsync<T>(HttpContext http, T question, Func<Task<RunStatus>> submit)
    {
        await ClaimAsync(http, question);
        var status = await submit();
        if (Preference.Wait(http.Request) is > 0 and var seconds)
        {
            status = await WaitAsync(status, TimeSpan.FromSeconds(seconds), http.RequestAborted);
            http.Response.Headers["Preference-Applied"] = string.Create(CultureInfo.InvariantCulture, $"wait={seconds}");
        }

        http.Response.Headers.Location = RunMapping.AddressOf(status.Run);
        return JsonAnswer.Of(RunMapping.Response(status), ApiJson.Default.RunResponse, status.IsFinal ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    // A run is found by what it is, so that a repeated request finds it without a key; a key only guards against being used for two different requests.
    private async Task ClaimAsync<T>(HttpContext http, T question)
    {
        if (IdempotencyKey.Of(http.Request) is not { } key) return;
        var request = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((http.Request.Path.Value, question), RunJson.Fields)));
        if (await grains.Idempotency($"{Caller.Current}/{key}").ClaimAsync(request, http.RequestAborted)) return;
        throw new ProblemException(ProblemKind.KeyReused, $"The {IdempotencyKey.Header} '{key}' came with another request before. Make a new one for this request.");
    }

    private async Task<RunStatus> WaitAsync(RunStatus status, TimeSpan wait, CancellationToken aborted)
    {
        if (status.IsFinal) return status;
        using var patience = new CancellationTokenSource(wait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, aborted);
        try
        {
            await foreach (var next in following.FollowAsync(status.Run, both.Token)) status = next;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            // As long as it was preferred, and no longer.
        }

        return status;
    }
}

/// <summary>How a question is written when it is only to be told from others.</summary>
internal static class RunJson
{
    public static readonly JsonSerializerOptions Fields = new() { IncludeFields = true };
}
