using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Beta{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BetaState<T> : IIndicatorState<BetaState<T>, Pair<T>, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly BetaReturns _returns;

    // Only used within a transition, so that copies of the struct may share them.
    private readonly T[] _firstReturns;
    private readonly T[] _secondReturns;
    private WindowValues<T> _first;
    private WindowValues<T> _second;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many returns; from 3 to <see cref="Period.Maximum"/>.</param>
    /// <param name="returns">Which bars count.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BetaState(int period, BetaReturns returns)
    {
        _period = Period.Check(period, 3);
        _returns = returns is BetaReturns.All or BetaReturns.Up or BetaReturns.Down
            ? returns
            : throw new ArgumentOutOfRangeException(nameof(returns), returns, "Choose all, up or down.");
        _first = new WindowValues<T>(period + 1);
        _second = new WindowValues<T>(period + 1);
        _firstReturns = new T[period];
        _secondReturns = new T[period];
    }

    /// <inheritdoc/>
    public readonly string Name => _returns switch { BetaReturns.Up => "betaup", BetaReturns.Down => "betadown", _ => "beta" };

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in Pair<T> input, out T output)
    {
        output = default;
        return (_first.Push(input.First) & _second.Push(input.Second))
            && ScaledReturns.TryFill(_first.Values, _firstReturns, out var firstDigits)
            && ScaledReturns.TryFill(_second.Values, _secondReturns, out var secondDigits)
            && TryRatio(out output)
            && TryRescale(ref output, firstDigits - secondDigits);
    }

    /// <inheritdoc/>
    public readonly BetaState<T> Copy() => new(_period, _returns) { _first = _first.Copy(), _second = _second.Copy() };

    /// <inheritdoc/>
    public readonly BetaState<T> Fresh() => new(_period, _returns);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_returns);
        _first.Save(ref writer);
        _second.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly BetaState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("returns", (int)_returns);
        return new(_period, _returns) { _first = _first.Load(ref reader), _second = _second.Load(ref reader) };
    }

    // The means first, then the widest difference from the first, so that the squares of its parts cannot vanish.
    private readonly bool TryRatio(out T ratio)
    {
        ratio = default;
        var (firstSum, secondSum, greatest) = (T.Zero, T.Zero, T.Zero);
        var count = 0;
        for (var i = 0; i < _period; i++)
        {
            if (Counts(_firstReturns[i]))
            {
                firstSum += _firstReturns[i];
                secondSum += _secondReturns[i];
                greatest = Number.Max(greatest, T.Abs(_firstReturns[i]));
                count++;
            }
        }

        if (count < 2)
        {
            return false;
        }

        var firstMean = firstSum / T.CreateChecked(count);
        var secondMean = secondSum / T.CreateChecked(count);
        var widest = T.Zero;
        foreach (var change in _firstReturns)
        {
            widest = Counts(change) ? Number.Max(widest, T.Abs(change - firstMean)) : widest;
        }

        if (ScaledReturns.AreResidues(widest, greatest))
        {
            return false;
        }

        var (products, squares) = (T.Zero, T.Zero);
        for (var i = 0; i < _period; i++)
        {
            if (Counts(_firstReturns[i]))
            {
                var deviation = (_firstReturns[i] - firstMean) / widest;
                products += deviation * (_secondReturns[i] - secondMean);
                squares += deviation * deviation;
            }
        }

        ratio = products / squares / widest;
        return true;
    }

    private readonly bool Counts(T firstReturn) => _returns switch
    {
        BetaReturns.Up => firstReturn > T.Zero,
        BetaReturns.Down => firstReturn < T.Zero,
        _ => true,
    };

    // To the unit of the returns themselves.
    private static bool TryRescale(ref T value, int digits)
    {
        for (; digits > 0 && value != T.Zero; digits -= Math.Min(digits, 18))
        {
            value *= T.CreateChecked(Powers.OfTen[Math.Min(digits, 18)]);
        }

        for (; digits < 0 && value != T.Zero; digits += Math.Min(-digits, 18))
        {
            value /= T.CreateChecked(Powers.OfTen[Math.Min(-digits, 18)]);
        }

        if (Number.IsPresent(value))
        {
            return true;
        }

        value = default;
        return false;
    }
}
