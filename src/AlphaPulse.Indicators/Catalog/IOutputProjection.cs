using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Makes a row of an output.</summary>
internal interface IOutputProjection<T, TOutput>
    where T : struct, INumber<T>
    where TOutput : struct
{
    void Write(in TOutput value, Span<T?> outputs);

    T? Select(in TOutput value, int output);

    /// <summary>Shows a state that gives such an output to the method of the visitor that takes it.</summary>
    TResult Show<TState, TInput, TResult>(TState fresh, IInputVisitor<T, TInput, TResult> visitor)
        where TState : struct, IIndicatorState<TState, TInput, TOutput>
        where TInput : struct;
}
