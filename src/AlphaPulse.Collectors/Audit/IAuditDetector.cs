namespace AlphaPulse.Collectors;

/// <summary>Looks for one kind of defect in the rows of a file, in constant memory. A new one is a class of this form and a line in <see cref="AuditDetectors"/>.</summary>
internal interface IAuditDetector
{
    /// <summary>Whether rows that break <see cref="BarRules"/> are left out, so that prices are positive and within their limits.</summary>
    bool NeedsSoundBars => true;

    /// <summary>Takes the next row in the order of the file.</summary>
    void Add(in AuditRow row);

    /// <summary>Reports what is still open at the end of the file.</summary>
    void Complete();
}
