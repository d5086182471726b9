namespace AlphaPulse.Features;

/// <summary>The latest availability among the last bars: a bar that came late makes the rows late that can hold something of it, and no others.</summary>
/// <param name="reach">How many bars back a row can depend on, that of the row included; <see cref="int.MaxValue"/> where something is never forgotten.</param>
internal sealed class LatestAvailability(int reach)
{
    // Times that fall from the first to the last: what is earlier than a later bar can never be the latest again. One entry, unless bars are late.
    private (long Number, DateTimeOffset Time)[] _ring = new (long, DateTimeOffset)[16];
    private int _first;
    private int _count;
    private long _number;

    /// <summary>Takes in a bar.</summary>
    /// <param name="missing">How many expected bars did not come before it.</param>
    /// <param name="time">When the bar was available.</param>
    /// <returns>The latest of those within reach.</returns>
    public DateTimeOffset Push(long missing, DateTimeOffset time)
    {
        _number += 1 + missing;
        while (_count > 0 && At(_count - 1).Time <= time)
        {
            _count--;
        }

        if (_count == _ring.Length)
        {
            Grow();
        }

        _ring[(_first + _count++) % _ring.Length] = (_number, time);
        while (_number - At(0).Number >= reach)
        {
            _first = (_first + 1) % _ring.Length;
            _count--;
        }

        return At(0).Time;
    }

    private ref (long Number, DateTimeOffset Time) At(int index) => ref _ring[(_first + index) % _ring.Length];

    private void Grow()
    {
        var larger = new (long, DateTimeOffset)[2 * _ring.Length];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = At(i);
        }

        (_ring, _first) = (larger, 0);
    }
}
