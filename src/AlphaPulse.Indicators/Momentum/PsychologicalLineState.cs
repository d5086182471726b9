using System.Numerics;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <summary>The state of <see cref="PsychologicalLine{T}"/>.</summary>
/// <remarks>The value of <c>default</c> is unusable. Not safe for use from several threads.</remarks>
/// <typeparam name="T"><see cref="decimal"/> or <see cref="double"/>.</typeparam>
public struct PsychologicalLineState<T> : IIndicatorState<PsychologicalLineState<T>, T, T>
    where T : struct, INumber<T>
{
    private readonly int _period;
    private WindowSum<T> _rises;
    private T _last;
    private bool _begun;

    /// <summary>Creates the state before the first bar.</summary>
    /// <param name="period">How many changes are looked at; from 1 to <see cref="Period.Maximum"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public PsychologicalLineState(int period)
    {
        Number.EnsureSupported<T>();
        _period = Period.Check(period, 1);
        _rises = new WindowSum<T>(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "psl";

    /// <inheritdoc/>
    public readonly int Warmup => _period + 1;

    /// <inheritdoc/>
    public readonly int ConvergenceBars(double epsilon) => Warmup;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(in T input, out T output)
    {
        output = default;
        if (!Number.IsPresent(input))
        {
            return Restart();
        }

        var hasChange = _begun;
        var rose = input > _last;
        _last = input;
        _begun = true;
        if (!hasChange || !_rises.Push(rose ? T.One : T.Zero))
        {
            return false;
        }

        output = Number.Convert<T>(100) * _rises.Sum() / T.CreateChecked(_period);
        return true;
    }

    /// <inheritdoc/>
    public readonly PsychologicalLineState<T> Copy() => this with { _rises = _rises.Copy() };

    /// <inheritdoc/>
    public readonly PsychologicalLineState<T> Fresh() => new(_period);

    /// <inheritdoc/>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Parameter(_period);
        _rises.Save(ref writer);
        writer.WriteValue(in _last);
        writer.Write(_begun ? 1 : 0);
    }

    /// <inheritdoc/>
    public readonly PsychologicalLineState<T> Load(ref StateReader reader)
    {
        reader.Parameter("period", _period);
        return this with
        {
            _rises = _rises.Load(ref reader),
            _last = reader.ReadValue<T>(),
            _begun = reader.ReadInt32(0, 1) == 1,
        };
    }

    private bool Restart()
    {
        _rises.Clear();
        (_last, _begun) = (T.Zero, false);
        return false;
    }
}
