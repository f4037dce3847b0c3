using System.Text;
using Simulation.Contracts;
using Simulation.Contracts.Runs;
using Simulation.Storage.Records;

namespace Simulation.Grains.Runs;

/// <summary>Remembers which request a key stands for.</summary>
internal sealed class IdempotencyGrain(IRecordStore records, TimeProvider time) : Grain, IIdempotencyGrain
{
    private const int Schema = 1;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private RecordKey Key => new("idempotency", this.GetPrimaryKeyString());

    public async Task<bool> ClaimAsync(string request, CancellationToken cancellation = default)
    {
        if (await records.FindAsync(Key, cancellation) is { } known && known.Written > time.GetUtcNow() - Remembered)
            return Encoding.UTF8.GetString(known.Content.Span) == request;
        await records.WriteAsync(
            new RecordWrite { Key = Key, Schema = Schema, Content = Encoding.UTF8.GetBytes(request), Author = Caller.Current, KeepsHistory = false }, cancellation);
        return true;
    }
}
