namespace AlphaPulse.Features;

/// <summary>What is computed without a memory; the order is that of the runs within a level of the plan.</summary>
internal enum ArithmeticOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>A quotient minus a third number, as in <c>close / sma(20) - 1</c>: the plan makes one step of the two.</summary>
    DivideSubtract,
    Negate,
    Abs,
    Sign,
    Sqrt,
    Log,
    Exp,
    Tanh,
}
