namespace AlphaPulse.Features;

/// <summary>What is computed without a memory; the order is that of the runs within a level of the plan.</summary>
internal enum ArithmeticOperation
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Abs,
    Sign,
    Sqrt,
    Log,
    Exp,
    Tanh,
}
