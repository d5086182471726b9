using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Remap{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct RemapState<T> : IIndicatorState<RemapState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly decimal _fromLow;
    private readonly decimal _fromHigh;
    private readonly decimal _toLow;
    private readonly decimal _toHigh;

    /// <summary>Creates the state.</summary>
    /// <param name="fromLow">Where the given range begins.</param>
    /// <param name="fromHigh">Where the given range ends.</param>
    /// <param name="toLow">Where the wanted range begins.</param>
    /// <param name="toHigh">Where the wanted range ends.</param>
    /// <exception cref="ArgumentOutOfRangeException">The given range is empty.</exception>
    public RemapState(decimal fromLow, decimal fromHigh, decimal toLow, decimal toHigh)
    {
        Number.EnsureSupported<T>();
        ArgumentOutOfRangeException.ThrowIfEqual(fromHigh, fromLow);
        _fromLow = fromLow;
        _fromHigh = fromHigh;
        _toLow = toLow;
        _toHigh = toHigh;
    }

    /// <inheritdoc/>
    public string Name => "remap";

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        // Divided before it is widened, as the product could be over the range of decimal where the result is not.
        var share = (input - Number.Convert<T>(_fromLow)) / Number.Convert<T>(_fromHigh - _fromLow);
        output = Number.Convert<T>(_toLow) + share * Number.Convert<T>(_toHigh - _toLow);
        if (Number.IsPresent(output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public RemapState<T> Copy() => this;

    /// <inheritdoc/>
    public RemapState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        writer.Parameter(_fromLow);
        writer.Parameter(_fromHigh);
        writer.Parameter(_toLow);
        writer.Parameter(_toHigh);
    }

    /// <inheritdoc/>
    public RemapState<T> Load(ref StateReader reader)
    {
        reader.Parameter("from_low", _fromLow);
        reader.Parameter("from_high", _fromHigh);
        reader.Parameter("to_low", _toLow);
        reader.Parameter("to_high", _toHigh);
        return this;
    }
}
