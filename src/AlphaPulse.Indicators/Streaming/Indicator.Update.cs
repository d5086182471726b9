using System.Runtime.CompilerServices;

namespace AlphaPulse.Indicators;

/// <content>Takes in one bar after another.</content>
public abstract partial class Indicator<TState, TInput, TOutput>
{
    // Doubles do not throw, and without a handler the step is inlined.
    private static bool NeverThrows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !TState.ThrowsOverDouble && (typeof(TInput) == typeof(double) || typeof(TInput) == typeof(Ohlcv<double>) || typeof(TInput) == typeof(Pair<double>) || typeof(TInput) == typeof(Breadth<double>));
    }

    /// <inheritdoc/>
    public bool Update(in TInput input, out TOutput value)
    {
        if (!NeverThrows || _count >= WindowRing.BarsPerSnapshot)
        {
            var isThere = UpdateGuarded(in input);
            value = _value;
            return isThere;
        }

        // The bar is kept first and the value given last, from a local, so that little has to outlive the step; the variable of the
        // caller is passed on to nothing, or it would have to lie in memory. It may also be the one that the bar is in.
        Keep(in input);
        if (_current.Next(in input, out var next))
        {
            _value = next;
            value = next;
            _hasValue = true;
            return true;
        }

        _value = next;
        value = next;
        _hasValue = false;
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool UpdateGuarded(in TInput input)
    {
        if (_count >= WindowRing.BarsPerSnapshot)
        {
            return UpdateAndTakeSnapshot(in input);
        }

        var hasValue = StepOrRestore(in input, out var value);
        Keep(in input);
        _value = value;
        _hasValue = hasValue;
        return hasValue;
    }

    // The snapshot is taken of the state before the bar, and only once the bar is taken in: there is always a last bar to replace.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool UpdateAndTakeSnapshot(in TInput input)
    {
        var previous = _current;
        var hasValue = StepOrRestore(in input, out var value);
        _snapshot = previous;
        _before += _count;
        _count = 0;
        Keep(in input);
        _value = value;
        _hasValue = hasValue;
        return hasValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(in TInput input)
    {
        // Not by an index: it would be checked again, and the bar copied twice.
        Unsafe.Add(ref Unsafe.As<Recent, TInput>(ref _since), unchecked((uint)_count)) = input;
        _count = unchecked(_count + 1);
    }
}
