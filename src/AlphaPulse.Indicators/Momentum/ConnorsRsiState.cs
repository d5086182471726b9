using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="ConnorsRsi{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct ConnorsRsiState<T> : IIndicatorState<ConnorsRsiState<T>, T, T>
    where T : struct, INumber<T>
{
    // Changes of prices on a tick grid that tie do so within their rounding.
    private const decimal Tie = 1e-15m;
    private const double GreatestChange = 1e27;

    private readonly int _period;
    private readonly int _streak;
    private readonly int _rank;
    private readonly RankTies _ties;
    private RsiState<T> _strength;
    private RsiState<T> _streakStrength;
    private WindowValues<T> _changes;
    private T _last;
    private bool _hasLast;
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The period of the index of the price; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="streak">The period of the index of the streak; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="rank">How many changes the newest is compared with; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="ties">Whether equal changes count as less.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ConnorsRsiState(int period, int streak, int rank, RankTies ties)
    {
        _period = Period.Check(period, 2);
        _streak = Period.Check(streak, 2);
        _rank = Period.Check(rank, 1);
        _ties = ties is RankTies.Below or RankTies.AtMost
            ? ties
            : throw new ArgumentOutOfRangeException(nameof(ties), ties, "Choose lesser ones or lesser and equal ones.");
        _strength = new RsiState<T>(period);
        _streakStrength = new RsiState<T>(streak);
        _changes = new WindowValues<T>(rank);
    }

    /// <inheritdoc/>
    public readonly string Name => "crsi";

    /// <inheritdoc/>
    public readonly int Warmup => Math.Max(_period + 1, Math.Max(_streak, _rank) + 2);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Math.Max(_rank + 2, Math.Max(_strength.ConvergenceBars(epsilon), _streakStrength.ConvergenceBars(epsilon) + 1));

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        var hasStrength = _strength.Next(in input, out var strength);
        var last = _last;
        _last = input;
        if (!_hasLast)
        {
            _hasLast = true;
            return false;
        }

        _run = input > last ? Math.Min(Math.Max(_run, 0), int.MaxValue - 1) + 1
            : input < last ? Math.Max(Math.Min(_run, 0), int.MinValue + 2) - 1
            : 0;
        var hasStreak = _streakStrength.Next(T.CreateChecked(_run), out var streakStrength);
        if (last == T.Zero || !Number.IsPresent(Change(last, input)))
        {
            return false;
        }

        var change = Change(last, input);
        var hasRank = _changes.IsFull;
        var rank = hasRank ? Rank(change) : T.Zero;
        _changes.Push(change);
        if (!(hasRank && hasStrength && hasStreak))
        {
            return false;
        }

        output = (strength + streakStrength + rank) / Number.Convert<T>(3);
        return true;
    }

    // Only its rank counts: what is over the range of decimal ranks first.
    private static T Change(T last, T input) =>
        typeof(T) == typeof(decimal) && Math.Abs((double)Number.AsDecimal(input) / (double)Number.AsDecimal(last)) > GreatestChange
            ? Number.From<T>((decimal)GreatestChange * decimal.Sign(Number.AsDecimal(input)) * decimal.Sign(Number.AsDecimal(last)))
            : (input - last) / last;

    /// <inheritdoc/>
    public readonly ConnorsRsiState<T> Copy() => this with { _changes = _changes.Copy() };

    /// <inheritdoc/>
    public readonly ConnorsRsiState<T> Fresh() => new(_period, _streak, _rank, _ties);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_streak);
        writer.Parameter(_rank);
        writer.Parameter((int)_ties);
        _strength.Save(ref writer);
        _streakStrength.Save(ref writer);
        _changes.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_hasLast ? 1 : 0);
        writer.Write(_run);
    }

    /// <inheritdoc/>
    public readonly ConnorsRsiState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("streak", _streak);
        reader.Parameter("rank", _rank);
        reader.Parameter("ties", (int)_ties);
        return this with
        {
            _strength = _strength.Load(ref reader),
            _streakStrength = _streakStrength.Load(ref reader),
            _changes = _changes.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _hasLast = reader.ReadInt32(0, 1) == 1,
            _run = reader.ReadInt32(int.MinValue + 1, int.MaxValue),
        };
    }

    private readonly T Rank(T change)
    {
        var tie = Number.Convert<T>(Tie);
        var bound = _ties == RankTies.AtMost ? change + tie : change - tie;
        var less = 0;
        for (var age = 0; age < _changes.Length; age++)
        {
            var isLess = _ties == RankTies.AtMost ? _changes[age] <= bound : _changes[age] < bound;
            less += isLess ? 1 : 0;
        }

        return Number.Convert<T>(100) * T.CreateChecked(less) / T.CreateChecked(_changes.Length);
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _strength.Next(in missing, out _);
        _streakStrength.Next(in missing, out _);
        _changes.Push(missing);
        _last = T.Zero;
        _hasLast = false;
        _run = 0;
    }
}
