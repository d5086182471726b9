using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>Which numbers of its input a state takes, so that another one that is missing does no harm.</summary>
/// <remarks>No state declares the fields of a bar that it takes: it tells by what it does without one. A field without which it has a value
/// is not among them. Immutable and safe for use from any thread.</remarks>
internal sealed class InputNeeds<TInput>
    where TInput : struct
{
    private const int Fields = 5;

    // Bars beyond the warm-up, for indicators whose values come only now and then.
    private const int Spare = 64;

    private static readonly InputNeeds<TInput> All = new((1 << Fields) - 1);

    private readonly int _fields;

    private InputNeeds(int fields) => _fields = fields;

    /// <summary>Finds out what a state takes.</summary>
    /// <param name="fresh">The state before the first bar; stays as it is.</param>
    public static InputNeeds<TInput> Of<TState, TOutput>(TState fresh)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>
        where TOutput : struct
    {
        // What another library makes of a bar costs too much to try.
        if (typeof(TInput) != typeof(Ohlcv<double>) || TState.ThrowsOverDouble)
        {
            return All;
        }

        var fields = 0;
        for (var field = 0; field < Fields; field++)
        {
            fields |= HasValueWithout<TState, TOutput>(fresh.Fresh(), field) ? 0 : 1 << field;
        }

        return fields == All._fields ? All : new InputNeeds<TInput>(fields);
    }

    /// <summary>Whether all that the state takes is there.</summary>
    public bool IsPresent(in TInput input)
    {
        if (typeof(TInput) != typeof(Ohlcv<double>))
        {
            return Inputs.IsPresent(in input);
        }

        ref readonly var bar = ref Unsafe.As<TInput, Ohlcv<double>>(ref Unsafe.AsRef(in input));
        return Has(0, bar.Open) && Has(1, bar.High) && Has(2, bar.Low) && Has(3, bar.Close) && Has(4, bar.Volume);
    }

    private static bool HasValueWithout<TState, TOutput>(TState state, int field)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>
        where TOutput : struct
    {
        var bars = (long)state.Warmup + Spare;
        for (var i = 0L; i < bars; i++)
        {
            var bar = Without(Bar(i), field);
            if (state.Next(in Unsafe.As<Ohlcv<double>, TInput>(ref bar), out _))
            {
                return true;
            }
        }

        return false;
    }

    // A market on which every formula has a value: it goes up and down by unequal steps, and no two bars are alike.
    private static Ohlcv<double> Bar(long index)
    {
        var open = Price(index);
        var close = Price(index + 1);
        return new Ohlcv<double>(open, Math.Max(open, close) + 0.25 + index % 3 * 0.125, Math.Min(open, close) - 0.375 - index % 5 * 0.0625, close, 1000 + index * 37 % 101)
        {
            OpenTime = DateTime.UnixEpoch.AddHours(index % 100_000),
        };
    }

    private static double Price(long index) => 100 + 5 * Math.Sin(index * 0.7) + 3 * Math.Sin(index * 0.13) + index % 7 * 0.25;

    private static Ohlcv<double> Without(Ohlcv<double> bar, int field) => field switch
    {
        0 => bar with { Open = double.NaN },
        1 => bar with { High = double.NaN },
        2 => bar with { Low = double.NaN },
        3 => bar with { Close = double.NaN },
        _ => bar with { Volume = double.NaN },
    };

    private bool Has(int field, double value) => (_fields >> field & 1) == 0 || double.IsFinite(value);
}
