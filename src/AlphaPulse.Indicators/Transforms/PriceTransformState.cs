using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PriceTransform{T}"/>: nothing but the choice, as each bar stands for itself.</summary>
/// <remarks>Immutable and safe for use from any thread. The value of <c>default</c> is unusable.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public readonly struct PriceTransformState<T> : IIndicatorState<PriceTransformState<T>, Ohlcv<T>, T>
    where T : struct, INumber<T>
{
    private readonly PriceSource _source;

    /// <summary>Creates the state.</summary>
    /// <param name="source"><see cref="PriceSource.Ohlc4"/>, <see cref="PriceSource.Hl2"/>, <see cref="PriceSource.Hlc3"/> or <see cref="PriceSource.Hlcc4"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another source.</exception>
    public PriceTransformState(PriceSource source)
    {
        Number.EnsureSupported<T>();
        _source = source is PriceSource.Hl2 or PriceSource.Hlc3 or PriceSource.Ohlc4 or PriceSource.Hlcc4
            ? source
            : throw new ArgumentOutOfRangeException(nameof(source), source, "Choose Ohlc4, Hl2, Hlc3 or Hlcc4.");
    }

    /// <inheritdoc/>
    public string Name => _source switch
    {
        PriceSource.Hl2 => "medprice",
        PriceSource.Hlc3 => "typprice",
        PriceSource.Hlcc4 => "wclprice",
        _ => "avgprice",
    };

    /// <inheritdoc/>
    public int Warmup => 1;

    /// <inheritdoc/>
    public int ConvergenceBars(double epsilon) => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out T output)
    {
        output = PriceSources.Select(_source, in input);
        if (Number.IsPresent(output))
        {
            return true;
        }

        output = default;
        return false;
    }

    /// <inheritdoc/>
    public PriceTransformState<T> Copy() => this;

    /// <inheritdoc/>
    public PriceTransformState<T> Fresh() => this;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => writer.Parameter((int)_source);

    /// <inheritdoc/>
    public PriceTransformState<T> Load(ref StateReader reader)
    {
        reader.Parameter("source", (int)_source);
        return this;
    }
}
