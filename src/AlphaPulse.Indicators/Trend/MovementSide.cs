namespace AlphaPulse.Indicators;

/// <summary>Which of the two directional movements.</summary>
public enum MovementSide
{
    /// <summary>The movement up: +DM, +DI.</summary>
    Plus = 0,

    /// <summary>The movement down: -DM, -DI.</summary>
    Minus = 1,
}
