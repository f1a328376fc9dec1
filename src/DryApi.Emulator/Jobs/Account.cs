using System.Globalization;
using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Jobs;

/// <summary>The money of the one account there is.</summary>
internal sealed class Account(decimal balance)
{
    private readonly Lock _lock = new();
    private decimal _balance = balance;

    public decimal Balance
    {
        get
        {
            lock (_lock)
            {
                return _balance;
            }
        }
    }

    /// <exception cref="RequestRefusedException">There is less on the account.</exception>
    public void Pay(decimal price)
    {
        lock (_lock)
        {
            if (price > _balance)
            {
                var errors = new FieldErrors();
                errors.Add("balance", string.Create(CultureInfo.InvariantCulture, $"The balance of {_balance} is insufficient for a job of {price}."));
                errors.ThrowIfAny();
            }

            _balance -= price;
        }
    }

    /// <summary>Gives back what a job cost that came to nothing.</summary>
    public void Refund(decimal price)
    {
        lock (_lock)
        {
            _balance += price;
        }
    }
}
