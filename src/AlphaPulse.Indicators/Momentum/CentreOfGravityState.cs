using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="CentreOfGravity{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct CentreOfGravityState<T> : IIndicatorState<CentreOfGravityState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private readonly GravityOrigin _origin;
    private WindowLine<T> _window;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the window; from 2 to <see cref="Period.Maximum"/>.</param>
    /// <param name="origin">Where the ages count from.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public CentreOfGravityState(int period, GravityOrigin origin)
    {
        _period = Period.Check(period, 2);
        _origin = origin is GravityOrigin.Middle or GravityOrigin.Newest
            ? origin
            : throw new ArgumentOutOfRangeException(nameof(origin), origin, "Choose the middle or the newest bar.");
        _window = new WindowLine<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "cg";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period;

    /// <inheritdoc/>
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            Restart();
            return false;
        }

        if (!_window.Push(input))
        {
            return false;
        }

        var sum = _window.Combine(new LineWeights(0, 1, 1));
        if (sum == T.Zero)
        {
            return false;
        }

        // The weights of the window rise from 1 for the oldest to n for the newest.
        var lean = _window.IsFlat ? T.Zero : _window.Combine(new LineWeights(2, -(_period + 1L), 2)) / sum;
        output = _origin == GravityOrigin.Middle ? lean : lean - T.CreateChecked(_period + 1) / Number.Convert<T>(2);
        return Number.IsPresent(output);
    }

    /// <inheritdoc/>
    public readonly CentreOfGravityState<T> Copy() => this with { _window = _window.Copy() };

    /// <inheritdoc/>
    public readonly CentreOfGravityState<T> Fresh() => new(_period, _origin);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        writer.Parameter((int)_origin);
        _window.Save(ref writer);
    }

    /// <inheritdoc/>
    public readonly CentreOfGravityState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        reader.Parameter("origin", (int)_origin);
        return this with { _window = _window.Load(ref reader) };
    }

    // A missing value; decimals are never missing.
    private void Restart()
    {
        var missing = Number.From<T>(double.NaN);
        _window.Push(missing);
    }
}
