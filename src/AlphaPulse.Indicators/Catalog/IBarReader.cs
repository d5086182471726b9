using System.Numerics;

namespace AlphaPulse.Indicators;

/// <summary>Takes from a bar what an indicator takes in.</summary>
internal interface IBarReader<T, TInput>
    where T : struct, INumber<T>
    where TInput : struct
{
    TInput Read(in Ohlcv<T> bar);

    /// <summary>The half of a visitor that takes such an input; <see langword="null"/> where visitors take none.</summary>
    IInputVisitor<T, TInput, TResult>? For<TResult>(IBarIndicatorVisitor<T, TResult> visitor);
}
