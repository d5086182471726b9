using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="KlingerOscillator{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct KlingerOscillatorState<T> : IIndicatorState<KlingerOscillatorState<T>, Ohlcv<T>, KlingerValue<T>>
    where T : struct, INumber<T>
{
    private readonly int _fastPeriod;
    private readonly int _slowPeriod;
    private readonly int _signalPeriod;
    private readonly KlingerForce _force;
    private EmaState<T> _fast;
    private EmaState<T> _slow;
    private EmaState<T> _signal;

    // Three times the typical price of the last bar: undivided it is exact.
    private T _lastTypical;
    private T _lastRange;
    private T _cumulated;

    // 1 up, -1 down, 0 not known yet.
    private int _direction;
    private bool _hasLast;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="fast">The period of the fast average; from 1, below <paramref name="slow"/>.</param>
    /// <param name="slow">The period of the slow average; at most <see cref="Period.Maximum"/>.</param>
    /// <param name="signal">The period of the average of the oscillator; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <param name="force">Which definition; that of Klinger by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public KlingerOscillatorState(int fast, int slow, int signal, KlingerForce force)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fast, slow);
        _fastPeriod = Period.Check(fast, 1);
        _slowPeriod = Period.Check(slow, 2);
        _signalPeriod = Period.Check(signal, 1);
        _force = force is >= KlingerForce.Klinger and <= KlingerForce.Volume
            ? force
            : throw new ArgumentOutOfRangeException(nameof(force), force, "Choose the definition of Klinger, Tulip or the plain volume.");
        var seed = force == KlingerForce.Tulip ? EmaSeed.FirstValue : EmaSeed.Average;
        _fast = new EmaState<T>(fast, seed);
        _slow = new EmaState<T>(slow, seed);
        _signal = new EmaState<T>(signal, seed);
    }

    /// <inheritdoc/>
    public readonly string Name => "kvo";

    /// <inheritdoc/>
    public readonly int Warmup => _force == KlingerForce.Tulip ? 2 : _force == KlingerForce.Klinger ? _slowPeriod + 2 : _slowPeriod + 1;

    /// <inheritdoc/>
    public readonly int OutputWarmup(int output) => Warmup + (output == 0 || _force == KlingerForce.Tulip ? 0 : _signalPeriod - 1);

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => 2 + _slow.ConvergenceBars(epsilon) + _signal.ConvergenceBars(epsilon);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in Ohlcv<T> input, out KlingerValue<T> output)
    {
        output = default;
        var typical = input.High + input.Low + input.Close;
        var range = input.High - input.Low;
        if (!Number.IsPresent(typical) || !Number.IsPresent(range) || !Number.IsPresent(input.Volume))
        {
            Restart();
            return false;
        }

        var hasForce = TryForce(typical, range, input.Volume, out var force);
        _lastTypical = typical;
        _lastRange = range;
        _hasLast = true;
        if (!hasForce)
        {
            return false;
        }

        if (!(_fast.Next(in force, out var fast) & _slow.Next(in force, out var slow)))
        {
            return false;
        }

        var line = fast - slow;
        if (!Number.IsPresent(line))
        {
            Restart();
            return false;
        }

        output = new KlingerValue<T>(line, _signal.Next(in line, out var signal) ? signal : null);
        return true;
    }

    /// <inheritdoc/>
    public readonly KlingerOscillatorState<T> Copy() => this;

    /// <inheritdoc/>
    public readonly KlingerOscillatorState<T> Fresh() => new(_fastPeriod, _slowPeriod, _signalPeriod, _force);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter((int)_force);
        _fast.Save(ref writer);
        _slow.Save(ref writer);
        _signal.Save(ref writer);
        writer.WriteValue(in _lastTypical);
        writer.WriteValue(in _lastRange);
        writer.WriteValue(in _cumulated);
        writer.Write(_direction);
        writer.Write(_hasLast ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly KlingerOscillatorState<T> Load(ref StateReader reader)
    {
        reader.Parameter("force", (int)_force);
        return this with
        {
            _fast = _fast.Load(ref reader),
            _slow = _slow.Load(ref reader),
            _signal = _signal.Load(ref reader),
            _lastTypical = reader.ReadValue<T>(),
            _lastRange = reader.ReadValue<T>(),
            _cumulated = reader.ReadValue<T>(),
            _direction = reader.ReadInt32(-1, 1),
            _hasLast = reader.ReadInt32(0, 1) == 1,
        };
    }

    private void Restart()
    {
        var fresh = Fresh();
        this = fresh;
    }

    private bool TryForce(T typical, T range, T volume, out T force)
    {
        force = default;
        if (!_hasLast)
        {
            return false;
        }

        var tie = Number.Ties(typical, _lastTypical, typical);
        var rises = !tie && typical > _lastTypical;
        if (_force == KlingerForce.Volume)
        {
            force = tie ? T.Zero : rises ? volume : -volume;
            return true;
        }

        var before = _direction;
        if (_force == KlingerForce.Klinger)
        {
            _direction = rises ? 1 : -1;
            if (before == 0)
            {
                return false;
            }

            _cumulated = (_direction == before ? _cumulated : _lastRange) + range;
        }
        else
        {
            _direction = tie ? before : rises ? 1 : -1;
            _cumulated = (_direction == before ? _cumulated : _lastRange) + range;
        }

        if (_cumulated == T.Zero)
        {
            return false;
        }

        var two = Number.Convert<T>(2);
        var share = range / _cumulated;
        var weight = T.Abs(_force == KlingerForce.Klinger ? two * (share - T.One) : two * share - T.One);
        force = volume * weight * Number.Convert<T>(_direction < 0 ? -100 : 100);
        return Number.IsPresent(force);
    }
}
