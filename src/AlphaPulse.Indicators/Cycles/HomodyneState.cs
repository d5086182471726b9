using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Homodyne{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct HomodyneState<T> : IIndicatorState<HomodyneState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _shortest;
    private readonly int _longest;
    private HilbertCycle<T> _cycle;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="shortest">The least period; from 2 to 100.</param>
    /// <param name="longest">The greatest period; from 3 to 200.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public HomodyneState(int shortest, int longest)
    {
        _shortest = shortest is >= 2 and <= 100 ? shortest : throw new ArgumentOutOfRangeException(nameof(shortest), shortest, "Choose from 2 to 100.");
        _longest = longest is >= 3 and <= 200 && shortest < longest
            ? longest
            : throw new ArgumentOutOfRangeException(nameof(longest), longest, "Choose from 3 to 200, and above the least period.");
        _cycle = new HilbertCycle<T>(5, shortest, longest);
    }

    /// <inheritdoc/>
    public readonly string Name => "homodyne";

    /// <inheritdoc/>
    public readonly int Warmup => 33;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup + 3 * Period.BarsToForget(0.8, epsilon);

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        var hasValue = _cycle.Next(input) && _cycle.Count >= Warmup && _cycle.HasCycle;
        output = hasValue ? _cycle.Period : default;
        return hasValue;
    }

    /// <inheritdoc/>
    public readonly HomodyneState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly HomodyneState<T> Fresh() => new(_shortest, _longest);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_shortest);
        writer.Parameter(_longest);
        _cycle.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly HomodyneState<T> Load(ref StateReader reader)
    {
        reader.Parameter("shortest", _shortest);
        reader.Parameter("longest", _longest);
        return this with { _cycle = _cycle.Load(ref reader) };
    }
}
