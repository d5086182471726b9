namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>A parser of what comes from outside, with inputs of it to damage.</summary>
internal abstract class FuzzedParser : IDisposable
{
    /// <summary>How much memory the last input explains, in bytes, beside what reading anything takes.</summary>
    public virtual long Explained => 400L * Input.Length;

    /// <summary>What <see cref="Read"/> reads.</summary>
    protected byte[] Input { get; set; } = [];

    /// <summary>Damages an input.</summary>
    public abstract void Prepare(DeterministicRandom random);

    /// <summary>Reads what was prepared, all of it on this thread, whose memory is counted.</summary>
    /// <returns>Whether it was read; it was refused by the typed error of the parser otherwise. Every other error comes out.</returns>
    public abstract bool Read();

    public virtual void Dispose()
    {
    }

    /// <summary>Nothing waits, since all bytes are there at once.</summary>
    protected static T Finish<T>(Task<T> call) => call.GetAwaiter().GetResult();
}
