using Microsoft.JSInterop;

namespace Simulation.Web.Layout;

/// <summary>The reader's browser, for what cannot be done from the server.</summary>
/// <param name="runtime">The circuit's scripts.</param>
public sealed class Browser(IJSRuntime runtime) : IAsyncDisposable
{
    private const string Script = "./simulation.js";

    private Task<IJSObjectReference>? module;

    /// <summary>Calls a function of the pages' script.</summary>
    public async Task<TResult> AskAsync<TResult>(string function, params object?[] arguments) => await (await ModuleAsync()).InvokeAsync<TResult>(function, arguments);

    /// <summary>Calls a function of the pages' script that answers nothing.</summary>
    public async Task TellAsync(string function, params object?[] arguments)
    {
        try
        {
            await (await ModuleAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there any more.
        }
    }

    /// <summary>Hands the reader a file.</summary>
    public async Task SaveAsync(string name, string contentType, byte[] content)
    {
        using var stream = new DotNetStreamReference(new MemoryStream(content));
        await TellAsync("save", name, contentType, stream);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (module is not { IsCompletedSuccessfully: true }) return;
        try
        {
            await (await module).DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit ended first.
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => module ??= runtime.InvokeAsync<IJSObjectReference>("import", Script).AsTask();
}
