using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Indicators;

/// <summary>Everything that indicators have in common, over a state with one transition function.</summary>
/// <remarks>
/// <para>The class is generic over the struct so that the calls of the transition function are direct and can be inlined.
/// It holds the state after the last bar and a snapshot of a few bars before, with the bars since. Because a transition writes only
/// spare slots of a buffer, the copy of a state is its snapshot: <see cref="Peek"/> advances a copy and drops it,
/// <see cref="ReplaceLast"/> starts again from the snapshot. There is no log of changes to undo.</para>
/// <para>Not safe for use from several threads; give each thread its own by <see cref="Clone"/>.</para>
/// </remarks>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TInput">What comes in for each bar.</typeparam>
/// <typeparam name="TOutput">What goes out.</typeparam>
public abstract partial class Indicator<TState, TInput, TOutput> : IIndicator<TInput, TOutput>, IStateful<TInput, TOutput>
    where TState : struct, IIndicatorState<TState, TInput, TOutput>
    where TInput : struct
    where TOutput : struct
{
    // A snapshot at every bar would cost more than many an indicator; one now and then costs nothing, and replaying a few bars is
    // needed only where a bar is corrected.
    private TState _current;
    private TState _snapshot;
    private Recent _since;
    private int _count;
    private TOutput _value;
    private bool _hasValue;

    // Bars up to the snapshot.
    private long _before;

    /// <summary>Creates the indicator.</summary>
    /// <param name="state">The state before the first bar.</param>
    protected Indicator(TState state)
    {
        _current = state;
        _snapshot = state;
    }

    /// <inheritdoc/>
    public string Name => _current.Name;

    /// <inheritdoc/>
    public int Warmup => _current.Warmup;

    /// <inheritdoc/>
    public int OutputWarmup(int output) => _current.OutputWarmup(output);

    /// <inheritdoc/>
    public long Samples => unchecked(_before + _count);

    /// <inheritdoc/>
    public bool IsReady => _hasValue;

    /// <inheritdoc/>
    public bool Peek(in TInput input, out TOutput value)
    {
        var next = _current;
        return Step(ref next, in input, Samples, out value);
    }

    /// <inheritdoc/>
    public bool ReplaceLast(in TInput input, out TOutput value)
    {
        if (_count == 0)
        {
            throw new InvalidOperationException($"{Name} has taken in no bar that could be replaced: call Update first.");
        }

        // From here on the snapshot is the state before the last bar, so that replacing it again is a single step.
        var last = _since[_count - 1];
        _snapshot = BeforeLast();
        _before += _count - 1;
        _since[0] = last;
        _count = 1;
        var next = _snapshot;
        try
        {
            _hasValue = Step(ref next, in input, _before, out value);
        }
        catch
        {
            // The slot of the last bar may hold the refused one.
            Replay();
            throw;
        }

        _current = next;
        _since[0] = input;
        _value = value;
        return _hasValue;
    }

    /// <inheritdoc/>
    public bool TryGetValue(out TOutput value)
    {
        value = _value;
        return _hasValue;
    }

    /// <inheritdoc/>
    public int Convergence(double epsilon) =>
        epsilon is > 0 and < 1
            ? _current.ConvergenceBars(epsilon)
            : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Choose a bound between 0 and 1, both excluded.");

    /// <inheritdoc/>
    public void Reset()
    {
        _current = _current.Fresh();
        _snapshot = _current;
        _count = 0;
        _before = 0;
        _value = default;
        _hasValue = false;
    }

    /// <inheritdoc/>
    public IIndicator<TInput, TOutput> Clone()
    {
        var clone = (Indicator<TState, TInput, TOutput>)MemberwiseClone();
        clone._current = _current.Copy();
        clone._snapshot = _snapshot.Copy();
        return clone;
    }

    /// <inheritdoc/>
    public void Save(IBufferWriter<byte> output)
    {
        // The state before the last bar and the last bar tell the state after it, and allow the last bar to be replaced after loading.
        var writer = new StateWriter(output);
        StateFormat.WriteHeader(ref writer, Name, StateFormat.NumberOf<TInput>());
        writer.Write(Samples);
        BeforeLast().Save(ref writer);
        if (_count > 0)
        {
            writer.WriteValue(in _since[_count - 1]);
        }
    }

    /// <inheritdoc/>
    public void Load(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        StateFormat.ReadHeader(ref reader, Name, StateFormat.NumberOf<TInput>());
        var samples = reader.ReadInt64();
        if (samples < 0)
        {
            throw StateReader.Damaged(string.Create(CultureInfo.InvariantCulture, $"it counts {samples} bars"));
        }

        var previous = _current.Fresh().Load(ref reader);
        var lastInput = samples > 0 ? reader.ReadValue<TInput>() : default;
        if (reader.Remaining > 0)
        {
            throw StateReader.Damaged(string.Create(CultureInfo.InvariantCulture, $"{reader.Remaining} bytes are left over"));
        }

        var current = previous;
        TOutput value = default;
        try
        {
            _hasValue = samples > 0 && current.Next(in lastInput, out value);
        }
        catch (Exception e)
        {
            throw new IndicatorStateException(StateReader.Damaged("the last bar is none that it can have taken in").Message, e);
        }

        _value = value;
        _current = current;
        _snapshot = previous;
        _since[0] = lastInput;
        _count = samples > 0 ? 1 : 0;
        _before = samples - _count;
    }

    /// <inheritdoc/>
    /// <remarks>Works on a copy of the state, so that it takes in all bars or none; calls for a bar or two are better made through <see cref="Update"/>.</remarks>
    public int Batch(ReadOnlySpan<TInput> input, Span<TOutput> output, TOutput missing)
    {
        if (output.Length < input.Length)
        {
            throw TooShort(input.Length, output.Length);
        }

        if (input.IsEmpty)
        {
            return -1;
        }

        var state = _current.Copy();
        var first = Run(ref state, Samples, input[..^1], output, missing);
        var previous = state;
        var last = input[^1];
        var hasValue = Step(ref state, in last, Samples + input.Length - 1, out var value);
        output[input.Length - 1] = hasValue ? value : missing;
        Commit(in previous, in state, in last, hasValue, value, input.Length);
        return first >= 0 || !hasValue ? first : input.Length - 1;
    }

    /// <inheritdoc/>
    /// <remarks>As the other overload, it takes in all bars or none.</remarks>
    public int Batch(ReadOnlySpan<TInput> input, Span<TOutput?> output)
    {
        if (output.Length < input.Length)
        {
            throw TooShort(input.Length, output.Length);
        }

        if (input.IsEmpty)
        {
            return -1;
        }

        var state = _current.Copy();
        var previous = state;
        var first = -1;
        var hasValue = false;
        TOutput value = default;
        for (var i = 0; i < input.Length; i++)
        {
            previous = state;
            hasValue = Step(ref state, in input[i], Samples + i, out value);
            output[i] = hasValue ? value : null;
            first = first < 0 && hasValue ? i : first;
        }

        Commit(in previous, in state, in input[^1], hasValue, value, input.Length);
        return first;
    }

    TResult IStateful<TInput, TOutput>.Open<TResult>(IStateVisitor<TInput, TOutput, TResult> visitor) => visitor.Visit(_current.Fresh());

    private static ArgumentException TooShort(int input, int output) => new(
        string.Create(CultureInfo.InvariantCulture, $"The output has room for {output} values, but there are {input} bars."), nameof(output));

    private int Run(ref TState state, long samples, ReadOnlySpan<TInput> input, Span<TOutput> output, TOutput missing)
    {
        if (NeverThrows)
        {
            return RunUnguarded(ref state, input, output, missing);
        }

        try
        {
            return RunUnguarded(ref state, input, output, missing);
        }
        catch (Exception e) when (LeavesRange(e))
        {
            throw Overflow(Name, samples + FindRefused(_current.Copy(), input), e);
        }
    }

    private static int RunUnguarded(ref TState state, ReadOnlySpan<TInput> input, Span<TOutput> output, TOutput missing)
    {
        output = output[..input.Length];
        var first = 0;
        while (first < input.Length && !TryFirst(ref state, in input[first], out output[first]))
        {
            output[first++] = missing;
        }

        if (first >= input.Length)
        {
            return -1;
        }

        var rest = first + 1;
        RunOn(ref state, input[rest..], ref MemoryMarshal.GetReference(output[rest..]), missing);
        return first;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryFirst(ref TState state, in TInput input, out TOutput value) => state.Next(in input, out value);

    // Nothing but the loop, and references instead of an index: with anything more the registers do not suffice for the state. The
    // output is as long as the input.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOn(ref TState state, ReadOnlySpan<TInput> input, ref TOutput output, TOutput missing)
    {
        var local = state;
        ref var next = ref MemoryMarshal.GetReference(input);
        ref var end = ref Unsafe.Add(ref next, input.Length);
        while (Unsafe.IsAddressLessThan(ref next, ref end))
        {
            if (local.Next(in next, out var value))
            {
                output = value;
            }
            else
            {
                output = missing;
            }

            next = ref Unsafe.Add(ref next, 1);
            output = ref Unsafe.Add(ref output, 1);
        }

        state = local;
    }

    private TState BeforeLast()
    {
        var state = _snapshot;
        for (var i = 0; i < _count - 1; i++)
        {
            state.Next(in _since[i], out _);
        }

        return state;
    }

    private void Replay()
    {
        _current = _snapshot;
        for (var i = 0; i < _count; i++)
        {
            _current.Next(in _since[i], out _);
        }
    }

    private void Commit(in TState previous, in TState current, in TInput last, bool hasValue, TOutput value, int count)
    {
        _snapshot = previous;
        _current = current;
        _since[0] = last;
        _before = Samples + count - 1;
        _count = 1;
        _hasValue = hasValue;
        _value = value;
    }

    // The bars since the snapshot, within the object.
    [InlineArray(WindowRing.BarsPerSnapshot)]
    private struct Recent
    {
        private TInput _first;
    }
}
