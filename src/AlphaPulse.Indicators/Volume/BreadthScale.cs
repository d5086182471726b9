namespace AlphaPulse.Indicators;

/// <summary>What the McClellan oscillator takes as the net advances of a bar.</summary>
public enum BreadthScale
{
    /// <summary>Advancing less declining issues. The default, as McClellan first had it and as in LEAN.</summary>
    Plain = 0,

    /// <summary>1000 times that, over their sum, so that markets and epochs with other numbers of issues compare.</summary>
    Ratio = 1,
}
