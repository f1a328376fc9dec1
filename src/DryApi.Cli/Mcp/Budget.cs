namespace DryApi.Cli.Mcp;

/// <summary>
/// What may still be spent. A price is reserved before anything is submitted, so that runs at the same time cannot pass the limit together, and only what was certainly not taken
/// is given back.
/// </summary>
/// <param name="maxSpend">What all runs together may cost.</param>
/// <param name="maxPrice">What one run may cost.</param>
internal sealed class Budget(decimal maxSpend, decimal maxPrice)
{
    private readonly Lock _lock = new();
    private decimal _counted;
    private decimal _reserved;

    /// <summary>What all runs together may cost.</summary>
    public decimal MaxSpend => maxSpend;

    /// <summary>What one run may cost.</summary>
    public decimal MaxPrice => maxPrice;

    /// <summary>What was paid, or may have been.</summary>
    public decimal Counted
    {
        get
        {
            lock (_lock)
            {
                return _counted;
            }
        }
    }

    /// <summary>What is being submitted.</summary>
    public decimal Reserved
    {
        get
        {
            lock (_lock)
            {
                return _reserved;
            }
        }
    }

    /// <summary>What is left.</summary>
    public decimal Left
    {
        get
        {
            lock (_lock)
            {
                return maxSpend - _counted - _reserved;
            }
        }
    }

    /// <summary>Refuses a price that cannot be paid now.</summary>
    /// <exception cref="ToolRefusedException">It is above a limit.</exception>
    public void Check(decimal price)
    {
        lock (_lock)
        {
            CheckInside(price);
        }
    }

    /// <summary>Sets a price aside.</summary>
    /// <exception cref="ToolRefusedException">It is above a limit.</exception>
    public void Reserve(decimal price)
    {
        lock (_lock)
        {
            CheckInside(price);
            _reserved += price;
        }
    }

    /// <summary>Counts a price that was set aside: it was paid, or may have been.</summary>
    public void Count(decimal price)
    {
        lock (_lock)
        {
            _reserved -= price;
            _counted += price;
        }
    }

    /// <summary>Gives a price back that was set aside: it was certainly not paid.</summary>
    public void Release(decimal price)
    {
        lock (_lock)
        {
            _reserved -= price;
        }
    }

    private void CheckInside(decimal price)
    {
        if (price < 0)
        {
            throw new ToolRefusedException($"The service named a price below zero ({Money.Text(price)}), so nothing was submitted. Try again later.");
        }

        if (price > maxPrice)
        {
            throw new ToolRefusedException($"This run costs {Money.Text(price)}, and one run may cost {Money.Text(maxPrice)} at most. Nothing was submitted. Ask for less (smaller, shorter, fewer steps), or have the user start the server with a higher --max-price.");
        }

        var left = maxSpend - _counted - _reserved;
        if (price > left)
        {
            throw new ToolRefusedException($"This run costs {Money.Text(price)}, and {Money.Text(left)} is left of the {Money.Text(maxSpend)} that this session may spend. Nothing was submitted. Ask for less, or have the user start the server again with a higher --max-spend.");
        }
    }
}
