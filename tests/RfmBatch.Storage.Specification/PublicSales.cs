using RfmBatch.Application.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>How the public sales data are loaded; each skips the test where its file is absent.</summary>
public static class PublicSales
{
    /// <summary>UCI Online Retail: the quarter of its rows without a customer is rejected.</summary>
    public static TransactionFileRequest OnlineRetail() => new()
    {
        Path = PublicData.Path("online_retail/online_retail_all.csv.gz"),
        Map = "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice",
        ReturnPrefix = "C",
        RejectLimit = "30%",
        Attributes = ["Country"],
    };

    /// <summary>The whole of CDNOW.</summary>
    public static TransactionFileRequest Cdnow() => new()
    {
        Path = PublicData.Path("cdnow/CDNOW_master.txt"),
        Map = "customer=customer_id,date=date,amount=dollar_value",
        Delimiter = "space",
        DateFormat = "yyyyMMdd",
    };
}
