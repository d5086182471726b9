using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Entropy{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct EntropyState<T> : IIndicatorState<EntropyState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly decimal _base;
    private readonly EntropyShares _shares;
    private readonly T _logarithm;
    private WindowStatisticState<T, EntropyStatistic<T>> _window;
    private WindowSum<T> _sums;
    private WindowSum<T> _terms;

    // Terms since the last bar that has none, at most n.
    private int _run;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="logarithmBase">The base of the logarithm; from 2 to 1000.</param>
    /// <param name="shares">Of which sum each value is a share.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public EntropyState(int period, decimal logarithmBase, EntropyShares shares)
    {
        _period = period;
        _base = logarithmBase;
        _shares = shares is EntropyShares.Rolling or EntropyShares.Window
            ? shares
            : throw new ArgumentOutOfRangeException(nameof(shares), shares, "Choose the rolling sum or the window.");
        _window = new WindowStatisticState<T, EntropyStatistic<T>>(new EntropyStatistic<T>(period, logarithmBase));
        _sums = new WindowSum<T>(period);
        _terms = new WindowSum<T>(period);
        _logarithm = Elementary.Ln(Number.Convert<T>(logarithmBase));
    }

    /// <inheritdoc/>
    public readonly string Name => "entropy";

    /// <inheritdoc/>
    public readonly int Warmup => _shares == EntropyShares.Rolling ? 2 * _period - 1 : _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        if (_shares == EntropyShares.Window)
        {
            return _window.Next(in input, out output);
        }

        output = default;
        var term = T.Zero;
        var hasTerm = _sums.Push(input) && EntropyStatistic<T>.TryTerm(input, _sums.Sum(), out term);
        _run = hasTerm ? Math.Min(_run + 1, _period) : 0;
        if (!_terms.Push(term) || _run < _period)
        {
            return false;
        }

        output = _terms.Sum() / _logarithm;
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly EntropyState<T> Copy() => this with { _window = _window.Copy(), _sums = _sums.Copy(), _terms = _terms.Copy() };

    /// <inheritdoc/>
    public readonly EntropyState<T> Fresh() => new(_period, _base, _shares);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter(_base);
        writer.Parameter((int)_shares);
        if (_shares == EntropyShares.Window)
        {
            _window.Save(ref writer);
            return;
        }

        writer.Write(_run);
        _sums.Save(ref writer);
        _terms.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly EntropyState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("base", _base);
        reader.Parameter("shares", (int)_shares);
        return _shares == EntropyShares.Window
            ? this with { _window = _window.Load(ref reader) }
            : this with { _run = reader.ReadInt32(0, _period), _sums = _sums.Load(ref reader), _terms = _terms.Load(ref reader) };
    }
}
