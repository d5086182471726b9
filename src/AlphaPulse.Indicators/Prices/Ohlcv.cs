using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Makes <see cref="Ohlcv{T}"/> from bars.</summary>
public static class Ohlcv
{
    /// <summary>A bar without any value: every field is NaN. Indicators over <see cref="double"/> treat it as missing.</summary>
    public static Ohlcv<double> Missing { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Takes the market data of a bar: unchanged for <see cref="decimal"/>, converted once for <see cref="double"/>.</summary>
    /// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
    /// <param name="bar">The bar.</param>
    /// <returns>The market data.</returns>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is another type.</exception>
    public static Ohlcv<T> From<T>(Bar bar)
        where T : struct, INumber<T>
    {
        ArgumentNullException.ThrowIfNull(bar);
        if (typeof(T) == typeof(double))
        {
            var converted = new Ohlcv<double>(
                (double)bar.Open, (double)bar.High, (double)bar.Low, (double)bar.Close, (double)bar.Volume)
            { OpenTime = bar.OpenTime.UtcDateTime };
            return Unsafe.BitCast<Ohlcv<double>, Ohlcv<T>>(converted);
        }

        if (typeof(T) == typeof(decimal))
        {
            var exact = new Ohlcv<decimal>(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume) { OpenTime = bar.OpenTime.UtcDateTime };
            return Unsafe.BitCast<Ohlcv<decimal>, Ohlcv<T>>(exact);
        }

        throw Number.NotSupported<T>();
    }
}
