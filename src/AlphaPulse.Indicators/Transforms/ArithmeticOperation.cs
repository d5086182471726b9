namespace AlphaPulse.Indicators;

/// <summary>What <see cref="Arithmetic{T}"/> does with two series.</summary>
public enum ArithmeticOperation
{
    /// <summary>The first plus the second.</summary>
    Add = 0,

    /// <summary>The first minus the second.</summary>
    Subtract = 1,

    /// <summary>The first times the second.</summary>
    Multiply = 2,

    /// <summary>The first divided by the second.</summary>
    Divide = 3,
}
