using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="Brar{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct BrarState<T> : IIndicatorState<BrarState<T>, Ohlcv<T>, BrarValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _over;
    private WindowSum<T> _under;
    private WindowSum<T> _up;
    private WindowSum<T> _down;
    private T _last;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">The bars of the sums; from 8 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public BrarState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 8);
        _over = new WindowSum<T>(period);
        _under = new WindowSum<T>(period);
        _up = new WindowSum<T>(period);
        _down = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "brar";

    /// <inheritdoc/>
    public readonly int Warmup => _period;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => _period + output;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => _period + 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out BrarValue<T> output)
    {
        output = default;
        if (!BarPresence.HasAll(in input))
        {
            return Restart();
        }

        T? popularity = null;
        T? willingness = null;
        if (_over.Push(input.High - input.Open) & _under.Push(input.Open - input.Low))
        {
            popularity = Ratio(_over.Sum(), _under.Sum());
        }

        if (_begun && _up.Push(T.Max(T.Zero, input.High - _last)) & _down.Push(T.Max(T.Zero, _last - input.Low)))
        {
            willingness = Ratio(_up.Sum(), _down.Sum());
        }

        _last = input.Close;
        _begun = true;
        output = new BrarValue<T>(popularity, willingness);
        return popularity is not null || willingness is not null;
    }

    /// <inheritdoc/>
    public readonly BrarState<T> Copy() => this with
    {
        _over = _over.Copy(),
        _under = _under.Copy(),
        _up = _up.Copy(),
        _down = _down.Copy(),
    };

    /// <inheritdoc/>
    public readonly BrarState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _over.Save(ref writer);
        _under.Save(ref writer);
        _up.Save(ref writer);
        _down.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly BrarState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _over = _over.Load(ref reader),
            _under = _under.Load(ref reader),
            _up = _up.Load(ref reader),
            _down = _down.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private static T? Ratio(T up, T down)
    {
        var ratio = down == T.Zero ? T.Zero : Number.Convert<T>(100) * (up / down);
        return down != T.Zero && Number.IsPresent(ratio) ? ratio : null;
    }

    private bool Restart()
    {
        _over.Clear();
        _under.Clear();
        _up.Clear();
        _down.Clear();
        (_last, _begun) = (T.Zero, false);
        return false;
    }
}
