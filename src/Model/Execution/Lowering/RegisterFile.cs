namespace Simulation.Model.Execution.Lowering;

/// <summary>Private columns handed out and taken back; the most recently used comes first, as it is still in the cache.</summary>
internal sealed class RegisterFile(int first)
{
    private readonly Stack<int> free = new();
    private int next = first;

    /// <summary>Slot after the last one ever used.</summary>
    public int End => next;

    public int Take() => free.TryPop(out var slot) ? slot : next++;

    public void Return(int slot) => free.Push(slot);
}
